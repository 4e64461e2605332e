"""How the types of record that we hold are held."""

from django.apps import apps
from django.db import models

from peelian.records.gateways.moves import moves
from peelian.records.models import Event
from peelian.records.rules.record_types import Held, Move, held


def our_models() -> list[type[models.Model]]:
    """Return every model of Peelian's own, event models apart: those are handled as what they record."""
    return [
        model for model in apps.get_models() if model.__module__.startswith("peelian.") and not issubclass(model, Event)
    ]


def record_types() -> list[Held]:
    """Return how each type of record is held, by name."""
    listed = sorted(our_models(), key=lambda model: model._meta.label)
    moved = moves(frozenset(model._meta.label for model in listed))
    return [_held(model, moved.get(model._meta.label)) for model in listed]


def record_type(model: type[models.Model]) -> Held:
    """Return how one type of record is held."""
    moved = moves(frozenset(each._meta.label for each in our_models()))
    return _held(model, moved.get(model._meta.label))


def _held(model: type[models.Model], move: Move | None) -> Held:
    what = (model.__doc__ or "").strip().splitlines()[0]
    return held(model._meta.label, what, model.handling, move)  # type: ignore[attr-defined]
