"""The sentence at the top of a record: what comes next, or why nothing does, and whose it is."""

from dataclasses import dataclass

from peelian.intake.rules.stages import Stage


@dataclass(frozen=True, kw_only=True)
class Stands:
    """Where the work on a report stands, in words where a page has words for it.

    `whose`: "It is yours." and the like. `due`: by when, and what that means. `pause`: since when, why, until when.
    `stopped`: the officer in the case and the crime reference, where an investigation stops contact.
    """

    stage: Stage
    whose: str
    due: tuple[str, str]
    tried: bool = False
    advised: bool = False
    asked: bool = False
    outcome: str = ""
    pause: tuple[str, str, str] | None = None
    stopped: tuple[str, str] | None = None


def next_thing(now: Stands) -> tuple[str, str]:
    """Return the sentence that stands out, and what follows it."""
    first_contact = f"First contact by {now.due[0]}, {now.due[1]}."
    match now.stage:
        case Stage.NEW:
            return "Next: claim this report.", f"{first_contact} Nobody has it."
        case Stage.CLAIMED if now.stopped:
            return f"Next: ring {now.stopped[0]}, who investigates {now.stopped[1]}.", now.whose
        case Stage.CLAIMED:
            step = "say how it ended" if now.advised else "try again, or advise" if now.tried else "ring"
            return f"Next: {step}.", now.whose if now.tried else f"{first_contact} {now.whose}"
        case Stage.WAITING if now.pause:
            since, why, until = now.pause
            return f"The clock is stopped since {since}, because {why}.", f"It runs again on {until}. {now.whose}"
        case Stage.WAITING:
            return ("We are waiting for their answer." if now.asked else "Next: ask what changed."), now.whose
    return f"Contact has ended: {now.outcome}.", ""
