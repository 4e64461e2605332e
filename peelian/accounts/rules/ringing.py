"""Whom to ring when a victim may be in danger, for every force: what it says itself, or what holds everywhere."""

from dataclasses import dataclass
from datetime import date, timedelta

CHECK_EVERY = timedelta(days=365)  # our judgement: a number that nobody has rung for a year may be dead


@dataclass(frozen=True)
class Route:
    """Whom to ring: each line a sentence; `warning` when the force's own route is missing or old, else ""."""

    lines: tuple[str, ...]
    warning: str = ""


def route(
    *, force: str, telephone: str = "", out_of_hours: str = "", note: str = "", checked_on: date | None, today: date
) -> Route:
    """Return whom to ring at a force. Without a number of its own: 999 for a life, otherwise 101."""
    if not telephone:
        asked = f"ask for {force} Police" if force else "ask for the force where they live"
        return Route(
            (
                f"If a life may be in danger now, ring 999 and {asked}.",
                "Otherwise ring 101 and ask for the control room. Say that you work for the police.",
            ),
            f"We do not have the control room’s own number for {force or 'this victim’s force'}.",
        )
    lines = (
        f"{force} control room: {telephone}, day and night.",
        f"Out of hours, safeguarding: {out_of_hours}." if out_of_hours else "",
        f"{note.rstrip('.')}." if note else "",
        "If nobody answers and a life may be in danger, ring 999.",
    )
    old = checked_on is None or today - checked_on > CHECK_EVERY
    warning = "These numbers were last checked more than a year ago. If they are wrong, ring 999 or 101." if old else ""
    return Route(tuple(line for line in lines if line), warning)
