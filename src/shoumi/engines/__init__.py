"""Pure Python libraries, each with a written format: no Django, no database, no clock of their own."""
