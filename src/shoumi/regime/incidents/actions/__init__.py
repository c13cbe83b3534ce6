"""Every write of incidents, one function a business verb."""
