"""Pages under /desk/search/: finding reports, searches that an officer keeps, and what was found as a file."""
