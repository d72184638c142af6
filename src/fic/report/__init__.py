"""What fic shows, one file a format."""
