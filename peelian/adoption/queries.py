"""What is in place, and what has been asked."""

from collections.abc import Collection, Iterable

from peelian.accounts.models import PersonalLink
from peelian.adoption.models import Ask, DoNotAsk, Finding
from peelian.adoption.rules.findings import Evidence, Known, State, current


def findings_of(records: Collection[int]) -> list[Finding]:
    """Return every finding about these source records, oldest first."""
    return list(Finding.objects.filter(about__in=records).order_by("found_on", "id"))


def status_of(findings: Iterable[Finding]) -> dict[str, Known]:
    """Return the finding that stands for each control."""
    return current(
        Known(finding.control_id, State(finding.state), Evidence(finding.evidence), finding.found_on)
        for finding in findings
    )


def ask_behind(link: PersonalLink) -> Ask | None:
    """Return the ask that a personal link opens, or None."""
    return Ask.objects.filter(link=link, withdrawn_at=None).first()


def not_to_be_asked(records: Collection[int]) -> DoNotAsk | None:
    """Return why a party is not asked anything more, by any of its source records; None when it may be."""
    standing = DoNotAsk.objects.standing().filter(about__in=records)
    return standing.select_related("about").order_by("since", "id").first()
