"""Series as an officer may see them: reports of other units are counted, and never named."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, Min, Q, Sum
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.documents.gateways.tables import write_csv
from peelian.intake.models import Report
from peelian.intake.queries.threats import threat_on
from peelian.intake.rules.warning_firms import Firms, warning_words
from peelian.kernel.words import day, pounds, telephone_words, when
from peelian.knowledge import queries as knowledge
from peelian.linkage.models import Indicator, Series, SeriesDecision, SeriesMembership
from peelian.linkage.queries.series import Shared, series_of, shared_signs, signs_of
from peelian.linkage.rules.series.defanging import defang
from peelian.linkage.rules.series.kinds import Ruling, Sign
from peelian.parties.gateways.outcodes import district_of
from peelian.parties.queries import stopped_by
from peelian.parties.rules.kinds import Kind, Stop

MARKING = "OFFICIAL-SENSITIVE"
HEADER = ("What", "Kind", "Value", "First seen", "Last seen", "Reports", "Force", "Loss")
SHOWN = (Sign.WEB, Sign.EMAIL)  # what a program would turn into a link


@dataclass(frozen=True, kw_only=True)
class Line:
    """One series in the list. `reports` is of everybody's; the rest is of what the officer may see."""

    key: int
    name: str
    reports: int
    seen: int
    first: date
    last: date
    loss: Decimal | None
    forces: list[str]

    @property
    def weeks(self) -> int:
        """Over how many weeks its reports came, the first and the last counted."""
        return (self.last - self.first).days // 7 + 1


@dataclass(frozen=True)
class Member:
    """One report of a series, and the signs that it shares with others of it, safe to show."""

    report: Report
    why: list[str]


@dataclass(frozen=True, kw_only=True)
class SeriesPage:
    """One series: the reports that the officer may see, newest first, how many others there are, and its signs."""

    series: Series
    reports: list[Member]
    elsewhere: int
    signs: list[Shared]
    taken_out: list[tuple[SeriesDecision, Report]]

    @property
    def count(self) -> int:
        return len(self.reports) + self.elsewhere

    @property
    def full(self) -> bool:
        """Whether it stopped: it takes no more reports until somebody has looked."""
        return self.count >= self.series.most

    @property
    def loss(self) -> Decimal:
        return sum((line.report.loss for line in self.reports if line.report.loss), Decimal(0))

    @property
    def days(self) -> list[date]:
        """The days of the reports, oldest first."""
        return sorted(reported(line.report) for line in self.reports)

    @property
    def live(self) -> list[Shared]:
        """The signs that nobody has set aside."""
        return [one for one in self.signs if one.indicator.ruling != Ruling.SET_ASIDE]


def reported(report: Report) -> date:
    """Return the day of a report, or the day it reached us."""
    return report.reported_on or timezone.localdate(report.received_at)


def series_lines(officer: Officer, *, page: int, size: int) -> tuple[list[Line], bool]:
    """Return one page of the series in which the officer may see a report, the newest activity first; and if more."""
    key = "about__series_membership__series"
    found = (
        Report.objects.visible_to(officer)
        .filter(about__series_membership__isnull=False)
        .order_by()
        .values(key, f"{key}__name")
        .annotate(
            seen=Count("pk"),
            first=Min("reported_on"),
            last=Max("reported_on"),
            came=Max("received_at"),
            loss=Sum("loss"),
            forces=ArrayAgg("force__name", distinct=True, filter=Q(force__isnull=False)),
        )
        .order_by("-came", f"-{key}")[(page - 1) * size : page * size + 1]
    )
    rows = list(found)
    keys = [row[key] for row in rows]
    counted = SeriesMembership.objects.filter(series__in=keys).values_list("series").annotate(n=Count("pk"))
    reports = dict(counted.order_by())
    return [_line(row, key, reports) for row in rows[:size]], len(rows) > size


def series_page(officer: Officer, key: int) -> SeriesPage | None:
    """Return one series; None when there is none, or the officer may see no report of it."""
    series = Series.objects.standing().filter(pk=key).first()
    if series is None:
        return None
    members = Report.objects.filter(about__series_membership__series=series)
    seen = sorted(
        members.visible_to(officer).select_related("about", "contact", "force").defer("about__search"),
        key=lambda report: (reported(report), report.pk),
        reverse=True,
    )
    decided = list(series.decisions.filter(lifted_at=None))
    out = {
        report.about_id: report
        for report in Report.objects.visible_to(officer)
        .filter(about__in=[one.record_id for one in decided])
        .select_related("about")
    }
    if not seen and not out:
        return None
    signs = shared_signs(series)
    return SeriesPage(
        series=series,
        reports=_members(seen, signs),
        elsewhere=members.count() - len(seen),
        signs=signs,
        taken_out=[(one, out[one.record_id]) for one in decided if one.record_id in out],
    )


def series_words(report: Report, officer: Officer) -> tuple[int, str] | None:
    """Return the series of a report and how many others are in it, in words; None when it is in none."""
    key = series_of([report.about_id]).get(report.about_id)
    if key is None:
        return None
    others = SeriesMembership.objects.filter(series=key).count() - 1
    return key, f"{others} other {'report names' if others == 1 else 'reports name'} the same signs"


def shown(indicator: Indicator) -> str:
    """Return an indicator as people may read it: no program makes a link of it."""
    if indicator.kind == Sign.TELEPHONE:
        return telephone_words(indicator.value)
    if indicator.kind == Sign.WORDING:
        return f"“{indicator.value}”"
    return defang(indicator.value) if indicator.kind in SHOWN else indicator.value


def by_force(page: SeriesPage) -> list[tuple[str, int]]:
    """Return how many reports each force has, the most first."""
    return Counter(line.report.force.name if line.report.force else "No force" for line in page.reports).most_common()


def by_district(page: SeriesPage) -> list[tuple[str, int]]:
    """Return how many victims live in each district, the most first."""
    return Counter(district_of(line.report.about.postcode) or "Not known" for line in page.reports).most_common()


def by_week(page: SeriesPage) -> list[tuple[date, int]]:
    """Return how many reports came in each week, by its Monday, from the first to the last without a gap."""
    mondays = Counter(one - timedelta(days=one.weekday()) for one in page.days)
    if not mondays:
        return []
    first, last = min(mondays), max(mondays)
    weeks = (last - first).days // 7 + 1
    return [(monday, mondays[monday]) for monday in (first + timedelta(weeks=at) for at in range(weeks))]


def hand_over_text(page: SeriesPage, *, to: str, why: str, by: Officer, at: datetime) -> str:
    """Return the file for somebody who investigates: the signs as machines take them, then the reports. CSV."""
    signs = [
        ("Sign", one.indicator.kind, one.indicator.value, *_seen(one.indicator), one.here, "", "") for one in page.live
    ]
    reports = [
        (
            "Report",
            threat.title if (threat := threat_on(line.report)) else "",
            line.report.reference or f"report {line.report.pk}",
            day(reported(line.report)),
            "",
            "",
            line.report.force.name if line.report.force else "",
            pounds(line.report.loss) if line.report.loss is not None else "",
        )
        for line in page.reports
    ]
    notes = (
        f"{by.unit.name}. Made on {when(timezone.localtime(at))} by {by.name}.",
        f"For {to.strip()}. {why.strip()}",
        "Web and e-mail addresses are written out for machines: do not open them.",
    )
    title = f"Series {page.series.pk}, {page.series.name}"
    return write_csv(HEADER, [*signs, *reports], title=title, marking=MARKING, notes=notes).decode("utf-8-sig")


def warning_draft(page: SeriesPage) -> tuple[str, str, str]:
    """Return the title, the words and the control's code of a first draft of a warning to firms like these."""
    firms = [line.report.about for line in page.reports if line.report.about.kind == Kind.ORGANISATION]
    threats = Counter(threat.code for line in page.reports if (threat := threat_on(line.report)))
    code = threats.most_common(1)[0][0] if threats else ""
    control = knowledge.controls_of(code, "")[0]
    advice = control.advice_for("small_firm")
    districts = sorted({district_of(one.postcode) for one in firms} - {""})
    title, body = warning_words(
        firms=Firms(count=len(firms), employees=[one.employees for one in firms if one.employees], districts=districts),
        threat=" ".join(knowledge.threat(code).what_happens.split()) if code else "",
        signs=[f"{one.indicator.kind}: {shown(one.indicator)}" for one in page.live],
        do=" ".join(advice.text.split()) if advice else control.title,
    )
    return title, body, control.code


def stopped_from_publicity(page: SeriesPage) -> str:
    """Return in words what stops publicity about a report of the series, or "": an officer in a case has the say."""
    people = [key for line in page.reports for key in (line.report.about_id, line.report.contact_id) if key]
    flag = stopped_by(people, Stop.PUBLICITY) or stopped_by(people, Stop.RELEASE)
    return flag.refusal if flag else ""


def _seen(indicator: Indicator) -> tuple[str, str]:
    return day(indicator.first_seen), day(indicator.last_seen)


def _members(reports: Sequence[Report], signs: Sequence[Shared]) -> list[Member]:
    shared = {one.indicator.pk for one in signs if one.indicator.ruling != Ruling.SET_ASIDE}
    named = signs_of([report.about_id for report in reports])
    return [Member(report, [shown(one) for one in named[report.about_id] if one.pk in shared]) for report in reports]


def _line(row: dict[str, Any], key: str, reports: dict[int, int]) -> Line:
    came = timezone.localdate(row["came"])
    return Line(
        key=row[key],
        name=row[f"{key}__name"],
        reports=reports[row[key]],
        seen=row["seen"],
        first=row["first"] or came,
        last=row["last"] or came,
        loss=row["loss"],
        forces=row["forces"] or [],
    )
