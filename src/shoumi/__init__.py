"""Shoumi (守密): runs, traces and proves a software company's confidentiality regime."""

__version__ = "0.1.0"
