"""A firm's plan as pages and papers show it: proposed from its answers, or as it was agreed."""

from dataclasses import dataclass
from datetime import date

from peelian.adoption.models import Action
from peelian.adoption.models.actions import ActionKind, Progress
from peelian.assessment.models import Assessment
from peelian.assessment.rules.bands import Band, bands
from peelian.assessment.rules.explaining import find_out_words
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.controls import Control

SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Step:
    """One action of a plan in its place. `minutes`, `pounds`: of everybody, in the first year.

    Once it is agreed it has its `action`, who does it and by when.
    """

    place: int
    control: Control
    title: str
    find_out: bool
    minutes: int
    pounds: int
    why: str
    band: Band
    firm: str = ""
    affordable: bool = True
    gate: str = ""
    action: int | None = None
    owner: str = ""
    due_on: date | None = None
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Every action in order; the first few are shown, and a budget draws its line after `paid` of them."""

    steps: tuple[Step, ...]
    paid: int
    worst: tuple[str, ...] = ()
    first: int = SHOWN
    agreed: bool = False

    @property
    def shown(self) -> tuple[Step, ...]:
        """Those to begin with: six of a proposal, all that was agreed."""
        return self.steps[: self.first]

    @property
    def rest(self) -> tuple[Step, ...]:
        """The others, in their order."""
        return self.steps[self.first :]

    @property
    def minutes(self) -> int:
        """Of everybody together, for those shown."""
        return sum(step.minutes for step in self.shown)

    @property
    def pounds(self) -> int:
        """In the first year, for those shown."""
        return sum(step.pounds for step in self.shown)

    @property
    def done(self) -> int:
        """How many of those shown are done."""
        return sum(step.done for step in self.shown)

    @property
    def next(self) -> Step | None:
        """The first that is not done and that one can do."""
        return next((step for step in self.shown if not step.done and not step.find_out), None)

    @property
    def by_band(self) -> list[tuple[Band, list[Step], int, int]]:
        """Those shown by when they are done: the band, its actions, their minutes and pounds."""
        found = []
        for band in Band:
            listed = [step for step in self.shown if step.band is band]
            if listed:
                found.append((band, listed, sum(one.minutes for one in listed), sum(one.pounds for one in listed)))
        return found


def agreed(assessment: Assessment) -> list[Action]:
    """Return the plan as it was agreed from an assessment, in order: done, open and dropped. The front may ask."""
    return list(Action.objects.filter(origin=assessment.label).select_related("control").order_by("position", "id"))


def agreed_plan(assessment: Assessment) -> Plan | None:
    """Return the plan as it was agreed, without what was dropped; None until there is one. The front may ask."""
    kept = [action for action in agreed(assessment) if action.progress != Progress.DROPPED]
    if not kept:
        return None
    when = bands((action.minutes or 0, action.pounds or 0) for action in kept)
    steps = tuple(
        _as_agreed(place, action, band) for place, (action, band) in enumerate(zip(kept, when, strict=True), 1)
    )
    return Plan(steps=steps, paid=len(steps), first=len(steps), agreed=True)


def _as_agreed(place: int, action: Action, band: Band) -> Step:
    control = knowledge.control(action.control_id)
    find_out = action.kind == ActionKind.FIND_OUT
    return Step(
        place=place,
        control=control,
        title=find_out_words(control.question) if find_out else control.title,
        find_out=find_out,
        minutes=action.minutes or 0,
        pounds=action.pounds or 0,
        why=action.why,
        band=band,
        action=action.pk,
        owner=action.owner,
        due_on=action.due_on,
        done=action.progress == Progress.DONE,
    )
