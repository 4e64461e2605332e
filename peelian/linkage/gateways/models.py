"""The frozen models: a file a population and version, never changed once it is in use."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from peelian.linkage.rules.weighing import Thresholds
from peelian.parties.rules.kinds import Kind

CONTENT = Path(__file__).resolve().parent.parent / "content"
IN_USE = {Kind.PERSON: "people-1", Kind.ORGANISATION: "organisations-1"}


@dataclass(frozen=True)
class Model:
    """`name` with its version, “people 1”; `settings` as Splink saves them, trained."""

    name: str
    thresholds: Thresholds
    settings: dict[str, Any]


@cache
def model_of(kind: Kind) -> Model:
    """Return the model in use for a population."""
    return read_model(CONTENT / f"{IN_USE[kind]}.json")


def read_model(path: Path) -> Model:
    """Return the model in a file."""
    said = json.loads(path.read_text(encoding="utf-8"))
    return Model(said["name"], Thresholds(**said["thresholds"]), said["settings"])


def write_model(path: Path, model: Model) -> None:
    """Keep a model as a file that two trainings of the same rows write alike."""
    said = {"name": model.name, "thresholds": asdict(model.thresholds), "settings": model.settings}
    path.write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", encoding="utf-8")
