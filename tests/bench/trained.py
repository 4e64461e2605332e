"""`python -m tests.bench.trained FEED`: train the models that Peelian ships, on an invented feed, without its truth.

FEED is made by `peelian make-feed FEED --two-years --rows 200000 --seed 41 --from 2026-06-01 --truth`; seed 42 is for
scoring. A changed model is a new version: a new file and name in `linkage.gateways.models.IN_USE`.
"""

import sys
from pathlib import Path

from peelian.linkage.gateways.models import CONTENT, IN_USE, model_of, write_model
from peelian.parties.rules.kinds import Kind
from tests.bench import linkage_ours as ours
from tests.bench import linkage_sets as sets

if __name__ == "__main__":
    feed = Path(sys.argv[1])
    for kind, read in ((Kind.PERSON, sets.people_rows), (Kind.ORGANISATION, sets.organisation_rows)):
        model = ours.train(read(feed), kind, model_of(kind).name)
        write_model(CONTENT / f"{IN_USE[kind]}.json", model)
