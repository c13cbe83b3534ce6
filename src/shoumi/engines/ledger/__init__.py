"""The tamper-evident record as a library: entries, Merkle tree, checkpoints, tiles and exports.

It knows no database and no clock; `regime.journal` feeds it. The format is specified in docs/security/ledger.md and
read independently by tools/verify_ledger.py.
"""
