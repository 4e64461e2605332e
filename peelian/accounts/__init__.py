"""Staff who sign in, their units and roles, which unit sees which force, absence, and personal links."""
