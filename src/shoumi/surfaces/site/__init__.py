"""The site: shell, navigation, homes put together from the parts' slots."""
