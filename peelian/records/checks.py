"""System checks: no model of ours without its handling, and none moved to a law that does not exist."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.db import models

from peelian.records.gateways.moves import NAME
from peelian.records.queries import our_models, record_types
from peelian.records.rules.handling import Handling
from peelian.records.rules.record_types import MovedWronglyError


def fault(model: type[models.Model]) -> str | None:
    """Return what is wrong with a model's handling, in words, or None."""
    handling = getattr(model, "handling", None)
    if not isinstance(handling, Handling):
        return "does not declare its handling (marking, regime, subject, keep)"
    for name in (handling.keep.after, handling.keep.along):
        path = name.split("__")[0]
        if path and not any(path == field.name for field in model._meta.get_fields()):
            return f"keeps by “{name}”, which is not one of its fields"
    return None


@register()
def every_record_says_how_it_is_handled(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    faults = ((model, fault(model)) for model in our_models())
    return [Error(f"{model._meta.label} {words}.", id="records.E001") for model, words in faults if words]


@register()
def every_moved_record_type_is_one(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    try:
        record_types()
    except MovedWronglyError as wrong:
        return [Error(f"{wrong}.", hint=f"Put {NAME} right, or take it away.", id="records.E002")]
    return []
