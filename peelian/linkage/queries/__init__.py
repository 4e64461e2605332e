"""Which source records are one party."""

from peelian.linkage.queries.maps import fellows, parties_of, party_of

__all__ = ["fellows", "parties_of", "party_of"]
