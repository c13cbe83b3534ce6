"""What reviews contribute to other pages."""


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
