"""A cloned story is data: nothing in it may make fic run a program, leave the folder, or control the terminal."""
