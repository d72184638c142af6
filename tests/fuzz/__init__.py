"""Anything at all in a story's files: always a sentence, never a traceback, and the other chapters are served."""
