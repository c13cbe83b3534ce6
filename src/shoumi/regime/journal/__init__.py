"""The ledger in the database: the record of every act, in an order nobody can quietly change.

Owns `record()` (an event in the caller's transaction), the group-commit writer for events without a change of state,
the sequencer (place in the Merkle tree, signed checkpoint), the triggers that refuse changes, and the export. It has no
viewer-facing reads: those belong to the auditor's room in `evidence`.
"""
