"""A control as it is published: the words that must not change under one version number."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from peelian.knowledge.rules.controls import Control

# Who answers for it and when to look again are house-keeping: they may change without a new version.
_HOUSEKEEPING = ("version", "owner", "review_by")


def as_published(control: Control) -> dict[str, Any]:
    """Return the control's words as plain JSON values; dates as "2026-11-24"."""
    text = asdict(control)
    for name in _HOUSEKEEPING:
        del text[name]
    plain: dict[str, Any] = json.loads(json.dumps(text, default=_plain))
    return plain


def digest(text: dict[str, Any]) -> str:
    """Return the SHA-256 of published words, in hex, the same whatever the order of the keys."""
    said = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in published words")
