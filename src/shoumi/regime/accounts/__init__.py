"""Accounts: one a person; password, second factors, sessions, tokens, the three separated administrators.

Owns the custom user model (no superuser, no permissions table), sign-in through django-allauth with every event
recorded, idle lock and step-up, personal API tokens, and the appointments of the system, security and audit
administrators, whose powers do not overlap.
"""
