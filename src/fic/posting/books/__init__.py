"""Whole-story files: one module a format, each with one `Format`."""
