"""The exact rules as they were before there was a model, frozen as a baseline: see git, issue 4."""
