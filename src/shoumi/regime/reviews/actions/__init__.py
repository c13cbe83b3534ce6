"""Every write of reviews, one function a business verb."""
