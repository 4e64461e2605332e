"""The register of disclosures: every line of the log that says something of a victim was given to somebody."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db.models import BigIntegerField, CharField, Exists, F, Func, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.kernel.labels import key_of
from peelian.records.models import LogEntry
from peelian.records.rules.operations import Operation

PAGE = 50
MOST = 20_000  # lines in one file


@dataclass(frozen=True)
class Asked:
    """Which disclosures: between two days, both of them included, to recipients whose name holds some words."""

    first: date | None = None
    last: date | None = None
    recipient: str = ""


@dataclass(frozen=True)
class Disclosure:
    """One line of the register and the report it is about."""

    entry: LogEntry
    report: Report


class _ReportKey(Func):
    """The key in a label "intake.Report:42"; null for any other label."""

    template = r"substring(%(expressions)s from '^intake\.Report:([0-9]{1,18})$')"
    output_field = CharField()


def disclosures(officer: Officer, asked: Asked) -> QuerySet[LogEntry]:
    """Return the disclosures of records that an officer may see, newest first, each with its report's `key`."""
    found = LogEntry.objects.filter(operation=Operation.DISCLOSURE.value).annotate(
        key=Cast(_ReportKey(F("subject")), BigIntegerField())
    )
    if asked.first:
        found = found.filter(at__gte=_midnight(asked.first))
    if asked.last:
        found = found.filter(at__lt=_midnight(asked.last + timedelta(days=1)))
    if asked.recipient.strip():
        found = found.filter(recipient__icontains=asked.recipient.strip())
    seen = Report.objects.visible_to(officer).filter(pk=OuterRef("key"))
    return found.filter(Exists(seen)).order_by("-id")


def page(officer: Officer, asked: Asked, *, before: str, size: int = PAGE) -> tuple[list[Disclosure], str]:
    """Return one page of the register, older than the entry `before` ("" for the newest), and the key for the next."""
    found = disclosures(officer, asked)
    if before.isdecimal():
        found = found.filter(pk__lt=int(before))
    entries = list(found[: size + 1])
    shown = entries[:size]
    return with_reports(shown), str(shown[-1].pk) if len(entries) > size else ""


def with_reports(entries: list[LogEntry]) -> list[Disclosure]:
    """Return entries with the reports they are about; one query."""
    keys = {entry.pk: key_of(entry.subject, "intake.Report") or 0 for entry in entries}
    reports = Report.objects.select_related("about").defer("narrative", "about__search").in_bulk(set(keys.values()))
    return [Disclosure(entry, reports[keys[entry.pk]]) for entry in entries if keys[entry.pk] in reports]


def for_file(officer: Officer, asked: Asked) -> list[Disclosure]:
    """Return the whole register of what was asked, newest first, up to MOST lines."""
    return with_reports(list(islice(disclosures(officer, asked).iterator(), MOST)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(0)))
