"""Translation only: flags in, one call, one report out."""
