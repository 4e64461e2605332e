"""Everything known of one victim, gathered over all their reports for the record page."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.models import Ask, Finding
from peelian.adoption.queries import findings_of, status_of
from peelian.adoption.rules.findings import Known
from peelian.intake.models import Advice, Attempt, Report
from peelian.intake.queries.kept import Kept, kept_on
from peelian.intake.queries.told import with_cuts
from peelian.intake.queries.who import links_on
from peelian.linkage.models import Link
from peelian.parties.models import ContactPoint, SafetyFlag, SourceRecord
from peelian.parties.queries import known_of, standing_flags, standing_of
from peelian.parties.rules.kinds import Channel
from peelian.parties.rules.view import Facts
from peelian.records.queries import record_type
from peelian.records.rules.record_types import Held
from peelian.release.models import Message


@dataclass(frozen=True)
class Record:
    """One victim: `report` is the report it was opened by, `reports` all that the officer may see, newest first.

    `told`: each report's narrative as it may be read. `kept`: what hangs on the reports besides contact.
    `waiting`: pairs of source records about them that wait for somebody's word.
    """

    report: Report
    records: list[SourceRecord]
    known: Facts
    speaks_to: Facts
    reports: list[Report]
    elsewhere: int
    attempts: list[Attempt]
    advice: list[Advice]
    messages: list[Message]
    asks: list[Ask]
    findings: list[Finding]
    links: list[Link]
    waiting: int
    flags: list[SafetyFlag]
    mailbox: ContactPoint | None
    kept: Kept

    @cached_property
    def told(self) -> dict[int, str]:
        """The narrative of each report, by its key, less what was taken out of it."""
        return with_cuts(self.reports, [one for one in self.kept.redactions if one.undone_at is None])

    @property
    def status(self) -> dict[str, Known]:
        """The finding that stands for each control."""
        return status_of(self.findings)

    @property
    def mailbox_in_doubt(self) -> bool:
        """Whether somebody else may be reading their mailbox."""
        return bool(self.mailbox and self.mailbox.in_doubt)

    @property
    def last_contact(self) -> date:
        """The day retention counts from: the last attempt, else the day the last report reached us."""
        days = [attempt.at for attempt in self.attempts] or [report.received_at for report in self.reports]
        return timezone.localdate(max(days))

    @property
    def review_on(self) -> date:
        """The day the record is looked at for disposal."""
        return self.held.handling.keep.review_on(self.last_contact)

    @cached_property
    def held(self) -> Held:
        """How records of this type are held: under which law, about whom, how long."""
        return record_type(Report)


def record(report: Report, officer: Officer) -> Record:
    """Return the record of a report's victim, as an officer may see it."""
    keys = [one.pk for one in report.records]
    all_reports = Report.objects.filter(about__in=keys)
    reports = list(
        all_reports.visible_to(officer)
        .select_related("force", "owner", "row")
        .order_by(F("reported_on").desc(nulls_last=True), "-id")
    )
    labels = [one.label for one in reports]
    links, waiting = links_on(report.records)
    speaks_to = known_of(report.spoken_to)
    return Record(
        report=report,
        records=report.records,
        known=known_of(report.records),
        speaks_to=speaks_to,
        reports=reports,
        elsewhere=all_reports.count() - len(reports),
        attempts=list(Attempt.objects.filter(report__in=reports)),
        advice=list(Advice.objects.filter(report__in=reports).select_related("message", "batch")),
        messages=list(Message.objects.filter(subject__in=labels).defer("body").order_by("-id")),
        asks=list(Ask.objects.sent().filter(origin__in=labels)),
        findings=findings_of(keys),
        links=links,
        waiting=waiting,
        flags=standing_flags(report.people),
        mailbox=standing_of(Channel.EMAIL, speaks_to.email),
        kept=kept_on([one.pk for one in reports]),
    )
