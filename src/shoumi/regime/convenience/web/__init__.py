"""Screens of convenience."""
