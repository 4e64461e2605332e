"""What engagement reads from outside: its own shipped files."""
