"""Governance: how the regime is steered – so far the bodies' meetings, resolutions and the tasks that follow (G01).

Who sits in a body is an appointment in `people`. A meeting is called with its agenda, held with who was present and
minutes, and decides by resolutions with votes. A task has an owner and a day: it stands in a body's plan for a year, or
follows from a resolution.
"""
