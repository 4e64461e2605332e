"""The numbers of the weights one by one, with words for whoever changes them, and the weights with others put in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from peelian.kernel.words import plural, pounds
from peelian.knowledge.rules.kept_weights import as_kept, from_kept
from peelian.knowledge.rules.weights import HarmWeights


@dataclass(frozen=True)
class Number:
    """One number of the weights: its address in them, its group, its words, and what it is today."""

    key: str
    group: str
    words: str
    points: int


GROUPS = (
    "Danger, going on, reported before",
    "Signs of vulnerability",
    "Harm",
    "Loss",
    "Firms: size",
    "Firms: what hangs on them",
    "Waiting",
)


def numbers(weights: HarmWeights) -> list[Number]:
    """Return every number that may be changed, group by group."""
    first, signs, harm, loss, size, firm, waiting = GROUPS
    return [
        Number("danger_to_life", first, "Danger to life", weights.danger_to_life),
        Number("ongoing", first, "It is still going on", weights.ongoing),
        Number("repeat", first, "Reported before in 12 months", weights.repeat),
        *(Number(f"vulnerability-{one.code}", signs, one.title, one.points) for one in weights.vulnerability),
        *(Number(f"harm-{key}", harm, _harm(key), points) for key, points in weights.harm.items()),
        *(Number(f"loss-{one.from_pounds}", loss, _loss(one.from_pounds), one.points) for one in weights.loss_bands),
        *(Number(f"size-{one.up_to}", size, _size(one.up_to), one.points) for one in weights.firm.sizes),
        *(Number(f"firm-{one.code}", firm, one.title, one.points) for one in weights.firm.signs),
        Number("waiting-per_working_day", waiting, "Each working day since it was reported", weights.waiting_per_day),
        Number("waiting-most", waiting, "The most that waiting can add", weights.waiting_most),
    ]


def changed(weights: HarmWeights, points: Mapping[str, int], *, version: int, note: str) -> HarmWeights:
    """Return the weights with other points, by the keys of `numbers`; ContentError when the schema refuses them."""
    kept = as_kept(weights) | {"version": version, "source": {"basis": "our judgement", "note": note}}
    for key, number in points.items():
        _put(kept, key, number)
    return from_kept(kept, name=f"weights, version {version}")


def why_not(weights: HarmWeights) -> str:
    """Return why weights may not come into force, or "": danger to life must outrank everything else together."""
    if weights.danger_to_life > weights.ceiling():
        return ""
    return (
        f"Danger to life has {weights.danger_to_life:,} points, and everything else together can reach "
        f"{weights.ceiling():,}. Danger to life must outrank all the rest: give it more, or the others less."
    )


def _put(kept: dict[str, Any], key: str, number: int) -> None:
    """Put a number at its address. Lists are searched by the field that names their entries."""
    head, _, rest = key.partition("-")
    lists: dict[str, tuple[Callable[[], list[dict[str, Any]]], str]] = {
        "vulnerability": (lambda: kept["vulnerability"], "code"),
        "loss": (lambda: kept["loss_bands"], "from_pounds"),
        "size": (lambda: kept["firm"]["sizes"], "up_to"),
        "firm": (lambda: kept["firm"]["signs"], "code"),
    }
    if not rest:
        kept[head] = number
    elif head in lists:
        found, name = lists[head]
        next(one for one in found() if str(one[name]) == rest)["points"] = number
    else:
        kept[head][rest] = number


def _harm(key: str) -> str:
    return "An offence we do not know" if key == "unmapped" else key.replace("-", " ").capitalize()


def _loss(from_pounds: int) -> str:
    return f"Lost {pounds(from_pounds)} or more" if from_pounds else "Lost less than the next line says"


def _size(up_to: int) -> str:
    return "One person" if up_to == 1 else f"{plural(up_to, 'person', 'people')} or fewer"
