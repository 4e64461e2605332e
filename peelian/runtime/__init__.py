"""How Peelian runs: settings, address maps, the embedded database, the supervisor, backup and doctor."""
