"""Where the marks of a picture go. Plain geometry in per cent of the width; the templates draw it."""

from dataclasses import dataclass

from peelian.kernel.words import in_hundred

ROOM = 9  # per cent of the width that a two-figure label needs in the narrow column


@dataclass(frozen=True, kw_only=True)
class Label:
    """Words on the scale: where (per cent) and how they hang there (SVG text-anchor)."""

    at: int
    words: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class IntervalPicture:
    """A share, its interval and a target, all out of 100. `enough` is False when nothing may be drawn."""

    enough: bool
    share: int = 0
    low: int = 0
    high: int = 0
    target: int | None = None
    target_anchor: str = "middle"
    labels: tuple[Label, ...] = ()

    @property
    def width(self) -> int:
        return self.high - self.low

    @property
    def words(self) -> str:
        """Return the picture in a sentence, for those who do not see it."""
        if not self.enough:
            return "Too few to tell."
        told = f"{self.share}% on a line from 0 to 100, with an interval from {self.low} to {self.high}."
        if self.target is None:
            return told
        inside = "inside" if self.low <= self.target <= self.high else "outside"
        return f"{told} The target of {self.target} lies {inside} the interval."


def interval_picture(
    *, share: float | None, low: float | None, high: float | None, target: float | None = None
) -> IntervalPicture:
    """Lay out a share with its interval and target, each between 0 and 1; None means too few to tell."""
    if share is None or low is None or high is None:
        return IntervalPicture(enough=False)
    left, right = in_hundred(low), in_hundred(high)
    aim = None if target is None else in_hundred(target)
    return IntervalPicture(
        enough=True,
        share=in_hundred(share),
        low=left,
        high=right,
        target=aim,
        target_anchor="middle" if aim is None else edge_anchor(aim),
        labels=scale_labels(left, right),
    )


def scale_labels(low: int, high: int) -> tuple[Label, ...]:
    """Return the words under the line; an end of the scale gives way to a bound that stands too near it."""
    apart = high - low >= ROOM
    bounds = [
        Label(at=low, words=str(low), anchor=edge_anchor(low) if apart or low < ROOM else "end"),
        Label(at=high, words=str(high), anchor=edge_anchor(high) if apart or high > 100 - ROOM else "start"),
    ]
    if low == high:
        bounds = bounds[:1]
    ends = []
    if low >= ROOM:
        ends.append(Label(at=0, words="0", anchor="start"))
    if high <= 100 - ROOM - 2:
        ends.append(Label(at=100, words="100", anchor="end"))
    return tuple(bounds + ends)


def edge_anchor(at: int) -> str:
    """Return how a label hangs so that it stays inside the picture."""
    if at < ROOM:
        return "start"
    return "end" if at > 100 - ROOM else "middle"
