"""Evidence: the auditor's room – reading, verifying and exporting the ledger (E02, I02, O04).

Owns no tables: what is read is the journal's, and the progress of a check lives in the cache. The audit administrator
reads, verifies and exports; an operator at the console verifies and exports.
"""
