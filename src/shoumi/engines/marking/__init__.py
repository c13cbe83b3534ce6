"""Marks on pages: the visible one that tells the reader who is reading, and the invisible one that tells afterwards.

Pages are RGB rasters at nominal 150 dpi. The visible mark is drawn first, the page mark embedded over it.
"""
