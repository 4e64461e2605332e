"""How every record is handled: marking, legal regime, subject, how long it is kept, its history and who looked."""
