"""The hook, on real repositories."""
