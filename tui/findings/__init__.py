"""Findings as they are shown: their kinds, names, order and citations, for screens and reports alike."""
