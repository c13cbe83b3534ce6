"""Every write of governance, one function a business verb."""
