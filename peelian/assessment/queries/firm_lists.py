"""What the lines of a list of firms are, by what is known now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peelian.accounts.models import Officer
from peelian.assessment.rules.firm_lists import Entry, Standing, told_before
from peelian.engagement.models import Firm
from peelian.engagement.queries.alike import Alike, alike_each
from peelian.engagement.rules.alike import is_sure
from peelian.intake.models import Report
from peelian.linkage.models import Membership


@dataclass(frozen=True)
class Matched:
    """One line and what it is. `firm`: whom the unit helps by it; `firms`: whom it may be; `first`: a line it repeats.

    `common`: what agrees with the best of those that it may be.
    """

    entry: Entry
    standing: Standing
    firm: Firm | None = None
    firms: tuple[Firm, ...] = ()
    common: tuple[str, ...] = ()
    first: int = 0


def match(officer: Officer, entries: Sequence[Entry]) -> list[Matched]:
    """Return what each line is, in their order. What another unit knows is not said."""
    twice = told_before(entries)
    found = alike_each(officer, {-entry.line: entry.named for entry in entries})
    reported = _reported(officer, [one for each in found.values() for one in each if one.firm is None])
    return [
        Matched(entry, Standing.TWICE, first=twice[entry.line])
        if entry.line in twice
        else _one(entry, found[-entry.line], reported)
        for entry in entries
    ]


def _one(entry: Entry, found: Sequence[Alike], reported: Mapping[int, bool]) -> Matched:
    ours = [one for one in found if one.firm]
    sure = [one for one in ours if is_sure(one.common)]
    if len(sure) == 1:
        return Matched(entry, Standing.HELPED, firm=sure[0].firm, common=sure[0].common)
    if ours:
        firms = tuple(one.firm for one in (sure or ours) if one.firm)
        return Matched(entry, Standing.UNCLEAR, firms=firms, common=ours[0].common)
    known = [one for one in found if reported.get(one.record.pk)]
    if known:
        return Matched(entry, Standing.REPORTED, common=known[0].common)
    return Matched(entry, Standing.NEW)


def _reported(officer: Officer, found: Sequence[Alike]) -> dict[int, bool]:
    """Return which of these organisations the officer knows by a report."""
    keys = {one.record.pk for one in found}
    parties = dict(Membership.objects.filter(record__in=keys).values_list("record_id", "party_id"))
    seen = Report.objects.visible_to(officer).filter(about__membership__party__in=set(parties.values()))
    known = set(seen.values_list("about__membership__party", flat=True))
    return {record: party in known for record, party in parties.items()}
