"""Plain Python that every module may use: refusals, actors, working days, references, words. No noun of the work."""
