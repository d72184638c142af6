"""What sites are given: packets, one site's rules a file, and the count of what came through."""
