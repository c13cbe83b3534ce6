"""Tests of the kit."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
