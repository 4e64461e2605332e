"""Whether a firm that was asked again has put something in place since."""

from collections.abc import Mapping

from peelian.adoption.rules.findings import State


def put_in_place(before: Mapping[str, State], after: Mapping[str, State]) -> bool:
    """Return whether some control stands that did not before; by control, how far it was in place each time.

    Only what was asked both times counts. "Don't know" that became "yes" is knowledge, not change.
    """
    return any(after.get(control) is State.YES for control, was in before.items() if was in (State.NO, State.PARTLY))
