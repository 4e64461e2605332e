"""One command runs everything and stops everything: database, desk, front, worker and the demo's mail."""
