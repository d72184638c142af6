"""Every writing command with a fault at every step: what is the author's is the old or the new, never between."""
