"""Continuous sync: sources of units and persons outside, read whole, compared, and applied through the actions.

A source yields a complete `Snapshot` or fails; half a snapshot changes nothing. `rules.syncing` compares it with what
was linked before and makes a plan; `actions.syncing` keeps the plan, asks where it must, and applies it in steps.
"""
