"""Whose record a message belongs to, and what post there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Upper

from peelian.accounts.models import Officer, Unit
from peelian.documents.rules.messages import ReadMessage
from peelian.intake.models import Reply, Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.rules.post import references_in
from peelian.intake.rules.stages import Stage
from peelian.kernel.labels import key_of
from peelian.kernel.refused import Refused
from peelian.linkage.models import Membership
from peelian.linkage.queries import fellows
from peelian.parties.models import SourceRecord
from peelian.parties.queries import standing_of
from peelian.parties.rules.kinds import Channel
from peelian.release.models import Message

PAGE = 25
MOST_LOOKED_AT = 50


@dataclass(frozen=True)
class Meant:
    """Whose record a message is for, what of ours it answers, and how we know; `report` None when nobody can say."""

    report: Report | None = None
    answers: Message | None = None
    how: str = ""


def meant(read: ReadMessage, unit: Unit, on: date) -> Meant:
    """Return what a message belongs to: what it answers, else a reference in its subject, else who wrote it.

    A reference counts only for a report that the unit sees, and an address only when exactly one open report may be
    meant and nobody else may have the mailbox.
    """
    if answered := message_of([*read.answers, *read.returned]):
        key = key_of(answered.subject, "intake.Report")
        if key and (report := Report.objects.filter(pk=key).first()):
            return Meant(report, answered, "it answers a message of ours")
    seen = seen_by(unit, on)
    named = list(seen.alias(folded=Upper("reference")).filter(folded__in=references_in(read.subject))[:2])
    if len(named) == 1:
        return Meant(named[0], None, "its subject has our reference")
    meant_by = _by_sender(read.sender, seen)
    return Meant(meant_by, None, "it came from their address") if meant_by else Meant()


def message_of(ids: Sequence[str]) -> Message | None:
    """Return the message of ours that has one of these Message-IDs, the first that is found."""
    found = {message.message_id: message for message in Message.objects.filter(message_id__in=ids[:MOST_LOOKED_AT])}
    return next((found[each] for each in ids if each in found), None)


def seen_by(unit: Unit, on: date) -> ReportQuerySet:
    """Return the reports that officers of a unit see on a day."""
    forces = unit.agreements.on(on).values_list("force_id", flat=True)
    return Report.objects.filter(Q(force__in=list(forces)) | Q(force=None, unit=unit))


def unit_of_mailbox() -> Unit:
    """Return the unit whose mailbox we read: the one that the settings name, else the only one there is."""
    named = settings.PEELIAN_IMAP_UNIT
    units = list(Unit.objects.filter(code=named) if named else Unit.objects.all()[:2])
    if len(units) != 1:
        raise Refused("Set PEELIAN_IMAP_UNIT to the code of the unit whose mailbox it is.")
    return units[0]


def is_ours(address: str) -> bool:
    """Return whether one of us writes from an address."""
    own = {parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower(), settings.PEELIAN_IMAP_USER.lower()}
    return bool(address) and (address in own or Officer.objects.filter(email__iexact=address).exists())


def is_in_doubt(report: Report, sender: str) -> bool:
    """Return whether somebody else may have written this: the mailbox, or the victim's own, was taken over."""
    addresses = {sender, *_addresses(report)}
    return any(point.in_doubt for address in addresses if (point := standing_of(Channel.EMAIL, address)))


def is_stranger(report: Report, sender: str) -> bool:
    """Return whether an address is none that we know of the victim or of whom we speak to."""
    return sender not in _addresses(report)


def _addresses(report: Report) -> set[str]:
    people = [report.about, *([report.contact] if report.contact else [])]
    return {each.lower() for one in people for each in fellows(one).values_list("email", flat=True) if each}


def _by_sender(sender: str, seen: ReportQuerySet) -> Report | None:
    if not sender:
        return None
    records = SourceRecord.objects.filter(email=sender).values_list("pk", flat=True)[:MOST_LOOKED_AT]
    parties = Membership.objects.filter(record__in=list(records)).values("party")
    people = Membership.objects.filter(party__in=parties).values("record")
    reports = seen.exclude(stage=Stage.CLOSED.value).filter(Q(about__in=people) | Q(contact__in=people))
    found = list(reports.distinct()[:2])
    return found[0] if len(found) == 1 and not is_in_doubt(found[0], sender) else None


def homeless(officer: Officer, after: str) -> tuple[list[Reply], str]:
    """Return a page of the post that matches nobody, newest first, and the key to the next page or ""."""
    replies = Reply.objects.homeless(officer.unit).order_by("-id").defer("text")
    if after.isdecimal() and len(after) < 19:
        replies = replies.filter(pk__lt=int(after))
    found = list(replies[: PAGE + 1])
    return found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def unread_of_nobody(officer: Officer) -> list[Reply]:
    """Return the answers on records that nobody has, so that no task tells anybody; the oldest first."""
    reports = Report.objects.visible_to(officer).filter(owner=None)
    unread = Reply.objects.unread().filter(report__in=reports).order_by("id").select_related("report__about")
    return list(unread.defer("text")[:PAGE])
