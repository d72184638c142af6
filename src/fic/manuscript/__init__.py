"""Pure values: chapters, the story, its prose."""
