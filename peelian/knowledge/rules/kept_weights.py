"""Weights as plain values that a column can keep, and back through the same schema as the file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peelian.knowledge.rules.schema.weights import harm_weights_from
from peelian.knowledge.rules.sources import JUDGEMENT, PRIOR
from peelian.knowledge.rules.weights import HarmWeights


def as_kept(weights: HarmWeights) -> dict[str, Any]:
    """Return the weights as the file holds them, its dates as text."""
    source = weights.source
    return {
        "version": weights.version,
        "owner": weights.owner,
        "review_by": weights.review_by.isoformat(),
        "source": {"basis": source.basis if source.basis in (JUDGEMENT, PRIOR) else JUDGEMENT, "note": source.note},
        "danger_to_life": weights.danger_to_life,
        "ongoing": weights.ongoing,
        "repeat": weights.repeat,
        "waiting": {"per_working_day": weights.waiting_per_day, "most": weights.waiting_most},
        "vulnerability": [
            {"code": one.code, "title": one.title, "points": one.points, "aliases": list(one.aliases)}
            for one in weights.vulnerability
        ],
        "harm": dict(weights.harm),
        "loss_bands": [{"from_pounds": one.from_pounds, "points": one.points} for one in weights.loss_bands],
        "firm": {
            "sizes": [{"up_to": one.up_to, "points": one.points} for one in weights.firm.sizes],
            "signs": [
                {"code": one.code, "title": one.title, "words": one.words, "points": one.points,
                 "aliases": list(one.aliases)}
                for one in weights.firm.signs
            ],
            "attacked": dict(weights.firm.attacked),
        },
    }  # fmt: skip


def from_kept(kept: Mapping[str, Any], *, name: str) -> HarmWeights:
    """Return the weights that were kept; ContentError, naming them by `name`, when the schema refuses them."""
    return harm_weights_from(dict(kept) | {"review_by": date.fromisoformat(kept["review_by"])}, file=name)
