"""People and organisations: source records as they came, contact points, safety flags, relationships."""
