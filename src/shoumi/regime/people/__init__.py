"""People: persons inside and outside, units, positions, bodies and their appointments, clearance.

Owns the directory a decision rests on, all of it kept as of, and the import of people from CSV. A person's account has
the person's id.
"""
