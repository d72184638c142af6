"""What fic costs and how well it does, measured on demand; nothing here runs with the tests."""
