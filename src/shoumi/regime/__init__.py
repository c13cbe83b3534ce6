"""The regime: one Django app per part; imports only go down (see CONTRIBUTING.md)."""
