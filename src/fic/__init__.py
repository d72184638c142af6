"""fic: a writing workflow for serial fiction."""

__version__ = "0.1.0"
