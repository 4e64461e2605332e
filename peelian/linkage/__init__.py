"""Which source records are one person or one organisation: a map, so that a merge moves nothing."""
