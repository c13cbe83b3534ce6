"""Importing people from CSV: reading the bytes, checking each line, and keeping what was found until it is applied.

A file is looked at first (a dry run with a report a line) and applied afterwards, whole lines only.
"""
