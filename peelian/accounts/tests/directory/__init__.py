"""A force's directory for the tests: an OpenID Connect provider on loopback, in a process of its own."""
