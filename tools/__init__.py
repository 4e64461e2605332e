"""What people who work on Peelian run: peers for the tests, the map, the bench. Nothing here is installed."""
