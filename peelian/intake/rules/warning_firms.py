"""The first words of a warning to firms like those of a series. An officer makes them their own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from peelian.kernel.words import listing, plural


@dataclass(frozen=True, kw_only=True)
class Firms:
    """What reports say of the firms in them: how many, how many people work there, and in which districts they are."""

    count: int
    employees: Collection[int] = ()
    districts: Sequence[str] = ()


def kind_of_firms(firms: Firms) -> str:
    """Return which firms are meant: "firms of 3 to 12 people in Guildford and Woking"."""
    size = ""
    if firms.employees:
        least, most = min(firms.employees), max(firms.employees)
        size = f" of {plural(least, 'person', 'people')}" if least == most else f" of {least} to {most} people"
    where = f" in {listing(firms.districts)}" if firms.districts else ""
    return f"firms{size}{where}"


def warning_words(*, firms: Firms, threat: str, signs: Sequence[str], do: str) -> tuple[str, str]:
    """Return a title and the words. `threat`: what happens, or ""; `signs`: safe to show; `do`: the one thing."""
    title = f"Warning for {kind_of_firms(firms)}"
    parts = [
        f"This is for {kind_of_firms(firms)}. Firms like yours have reported the same attempt to us.",
        threat,
        "It came with these signs:\n" + "\n".join(f"- {sign}" for sign in signs) if signs else "",
        f"Do one thing now:\n{do}",
        "If you have met any of these signs, or paid, tell your bank first and then report it at Report Fraud.",
    ]
    return title, "\n\n".join(part for part in parts if part)
