"""Incidents: for now the tracing of a leaked page to the view, the person and the time (I05).

Owns trace cases: the submitted image, sealed; the lead the page mark gave; the ledger entry that proves the view.
"""
