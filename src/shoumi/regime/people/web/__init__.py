"""The screens of this part."""
