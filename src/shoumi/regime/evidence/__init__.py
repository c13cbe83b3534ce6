"""Evidence: the auditor's room – reading, verifying and exporting the ledger (E02)."""
