"""What every engine and every part stands on: errors that carry a code, canonical JSON, identifiers."""
