"""Pages under /desk/firms/: the firms that a unit helps, and everything that is done with one."""
