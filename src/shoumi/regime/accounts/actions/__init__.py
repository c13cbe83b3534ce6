"""Every write of accounts, one function a business verb."""
