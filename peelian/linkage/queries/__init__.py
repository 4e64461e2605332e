"""Which source records are one party, why, and which could be."""

from peelian.linkage.queries.maps import fellows, links_between, parties_of, party_of

__all__ = ["fellows", "links_between", "parties_of", "party_of"]
