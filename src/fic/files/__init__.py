"""The only layer that touches disk and git."""
