"""How often the author can post without running dry."""
