"""Which words are English, which are the story's own, and which are slips. Read from disk when first asked."""
