"""Every read of reviews."""
