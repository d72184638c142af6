"""Finding slips in fiction."""
