"""Pages under /desk/victims/: the queue, and one victim's record with what is done on it."""
