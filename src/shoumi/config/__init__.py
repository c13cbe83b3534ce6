"""The composition root: settings, URLs, the process supervisor. Everything below is put together here."""
