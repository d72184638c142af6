"""Findings, one file a format: each has a function ``shown(report)`` that returns the text to print."""
