"""What is told of looks: three lights, what to do first, and what each of those who can mend something has to mend."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.texts import CheckText, Glow, Light, Mender, ReasonText, Texts, filled

SETTLED = (Outcome.GOOD, Outcome.NOT_NEEDED)
FIRST_BY = {Outcome.FIX: 2, Outcome.IMPROVE: 1}  # what is broken comes before what could be better, twice as heavy


@dataclass(frozen=True)
class Told:
    """One result in words."""

    judged: Judged
    check: CheckText
    reason: ReasonText
    letter: str = ""

    @property
    def says(self) -> str:
        return self._filled(self.reason.says)

    @property
    def do(self) -> str:
        return self._filled(self.reason.do)

    @property
    def forward(self) -> str:
        return self._filled(self.letter)

    @property
    def urgent(self) -> bool:
        """Whether it colours a light. The rest is good to have."""
        return self.judged.outcome is Outcome.FIX or (self.judged.bad and self.check.decides)

    @property
    def weight(self) -> int:
        """How far up it stands; 0 where there is nothing to mend."""
        return self.check.weight * FIRST_BY.get(self.judged.outcome, 0)

    def _filled(self, text: str) -> str:
        return filled(text, host=self.judged.host, shown=self.judged.shown)


@dataclass(frozen=True)
class Lamp:
    """One light as it stands, with what makes it so."""

    light: Light
    question: str
    glow: Glow
    answer: str
    because: tuple[Told, ...] = ()


def in_words(results: Iterable[Judged], texts: Texts) -> tuple[Told, ...]:
    """Return the results in words, in the order of the texts and then by host.

    One whose check or reason has no text any more, as another release kept it, is left out until the next look.
    """
    place = {code: at for at, code in enumerate(texts.checks)}
    known = [one for one in results if one.check in place and one.reason in texts.checks[one.check].reasons]
    return tuple(_told(one, texts) for one in sorted(known, key=lambda one: (place[one.check], one.host)))


def _told(judged: Judged, texts: Texts) -> Told:
    check = texts.checks[judged.check]
    reason = check.reasons[judged.reason]
    return Told(judged, check, reason, texts.letter(reason))


def lamps(told: Sequence[Told], texts: Texts) -> tuple[Lamp, ...]:
    """Return the three lights. Something broken makes one red, whatever it is; something that could be better makes
    one amber only where its check decides; green needs every check that decides to be good.
    """
    return tuple(_lamp(light, [one for one in told if one.check.light is light], texts) for light in Light)


def do_first(told: Iterable[Told]) -> Told | None:
    """Return the one thing to mend first: what colours a light, then the heaviest, then the first of the texts."""
    return max((one for one in told if one.weight), key=lambda one: (one.urgent, one.weight), default=None)


def by_mender(told: Iterable[Told]) -> dict[Mender, list[Told]]:
    """Return what is to be mended by each of those who can, the heaviest first, in their lists and among them."""
    listed: dict[Mender, list[Told]] = {}
    for one in sorted(told, key=lambda one: -one.weight):
        if one.judged.bad and one.reason.who:
            listed.setdefault(one.reason.who, []).append(one)
    return listed


def news(before: Iterable[Told], now: Sequence[Told]) -> str:
    """Return in a sentence or two what was mended since the look before, and what is to be mended now."""
    pressed = {(one.check.code, one.judged.host) for one in before if one.urgent}
    mended = [one for one in now if (one.check.code, one.judged.host) in pressed and one.judged.outcome in SETTLED]
    pressing = [one for one in now if one.urgent]
    said = [f"Mended: {_names(mended)}."] if mended else []
    return " ".join([*said, f"To mend: {_names(pressing)}." if pressing else "Nothing urgent to mend."])


def _names(told: Iterable[Told]) -> str:
    return "; ".join(dict.fromkeys(one.check.name for one in told))


def states(told: Sequence[Told]) -> dict[str, State]:
    """Return how far each control is in place, as far as the checks that decide show it.

    Where they show only a part of the control, something bad means "partly"; where one could not tell, nothing is said.
    """
    grouped: dict[str, list[Told]] = {}
    for one in told:
        if one.check.decides:
            grouped.setdefault(one.check.control, []).append(one)
    return {control: state for control, ones in grouped.items() if (state := _state(ones))}


def shows_whole(control: str, texts: Mapping[str, CheckText]) -> bool:
    """Say whether looks show all of a control."""
    return any(text.whole for text in texts.values() if text.control == control and text.decides)


def _lamp(light: Light, told: Collection[Told], texts: Texts) -> Lamp:
    glow = _glow(told)
    wanted = {Glow.RED: (Outcome.FIX,), Glow.AMBER: (Outcome.IMPROVE,), Glow.UNKNOWN: (Outcome.COULD_NOT_TELL,)}
    because = tuple(one for one in told if one.judged.outcome in wanted.get(glow, ()) and _colours(one))
    return Lamp(light, texts.lights[light].question, glow, texts.lights[light].answers[glow], because)


def _colours(one: Told) -> bool:
    return one.check.decides or one.judged.outcome is Outcome.FIX


def _glow(told: Collection[Told]) -> Glow:
    if not told:
        return Glow.NOT_LOOKED
    outcomes = {one.judged.outcome for one in told if _colours(one)}
    if Outcome.FIX in outcomes:
        return Glow.RED
    if Outcome.IMPROVE in outcomes:
        return Glow.AMBER
    return Glow.UNKNOWN if Outcome.COULD_NOT_TELL in outcomes or not outcomes else Glow.GREEN


def _state(ones: Sequence[Told]) -> State | None:
    outcomes = {one.judged.outcome for one in ones}
    if Outcome.FIX in outcomes:
        return State.NO if any(one.check.whole for one in ones) else State.PARTLY
    if Outcome.IMPROVE in outcomes:
        return State.PARTLY
    return State.YES if Outcome.GOOD in outcomes and outcomes <= set(SETTLED) else None
