"""Convenience: how long people wait for decisions, what is stuck, and why acts are refused (O05).

Owns two derived tables and nothing else: `Tally`, refusals by day, unit, verb and reason, read off the ledger; and
`Wait`, the waits that the parts below tell of. Both can be thrown away and made anew at any time (`folding.rebuild`).
"""
