"""Every write of documents, one function a business verb."""
