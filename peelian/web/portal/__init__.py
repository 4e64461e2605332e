"""Pages for people and firms with a personal link. Runs apart, as a role that cannot read a victim."""
