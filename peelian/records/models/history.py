"""History by trigger: every write leaves an event, bulk and raw SQL included."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pghistory.models
from django.contrib.postgres.indexes import BrinIndex
from django.db import models


class Event(pghistory.models.Event):
    """One state of one record. The name is short because it ends every event model's name."""

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Return the decorator that keeps a model's history; `exclude` names generated columns and secrets.

    Events are found by record (its key, then the event's) and by time (a BRIN index, small at any size).
    """

    def decorate(model: M) -> M:
        name = model.__name__.lower()
        pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            level=pghistory.Statement,
            base_model=Event,
            append_only=True,
            exclude=list(exclude),
            obj_field=pghistory.ObjForeignKey(db_index=False, related_name="history"),
            context_field=pghistory.ContextForeignKey(null=True, db_index=False),
            meta={
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name=f"{name[:22]}_history"),
                    BrinIndex(fields=["pgh_created_at"], name=f"{name[:22]}_htime"),
                ]
            },
        )(model)
        return model

    return decorate
