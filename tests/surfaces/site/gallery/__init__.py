"""Every component of the design system on one page: looked at by people, and by the browser tests."""
