"""The questions that follow advice, before and after they are answered."""

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.models import Ask, Finding
from peelian.intake.models import Report
from peelian.intake.queries.advice import facts, people, reader, recipient
from peelian.intake.rules.outcomes import BEFORE
from peelian.kernel.words import day, plural
from peelian.release.gateways.texts import template
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import fill
from peelian.release.rules.drafts import Draft

NOT_MADE_YET = "(The web address, a code and a personal link are put here when you send it.)"


def asked_about(report: Report) -> list[str]:
    """Return the controls a follow-up is about: what we advised, less what was in place before."""
    before = Finding.objects.filter(origin=f"{report.label} {BEFORE}").values_list("control_id", flat=True)
    advised = [code for advice in report.advice.order_by("given_at") for code in advice.controls]
    return [code for code in dict.fromkeys(advised) if code not in set(before)]


def follow_up_draft(
    report: Report, *, channel: Channel, how: str = NOT_MADE_YET, ask: Ask | None = None, by: Officer
) -> Draft:
    """Return the follow-up as it would go. Without `ask`, its code and link are not made yet."""
    known = facts(report)
    who = reader(report, known, timezone.localdate())
    text = template("follow-up")
    title, body = fill(
        text,
        {
            "dear": f"Dear {who.name},",
            "advised_on": day(timezone.localdate(report.advised_at)) if report.advised_at else "the telephone",
            "questions": plural(len(asked_about(report)), "question"),
            "how": how,
            "closes_on": day(ask.due_on) if ask else "(two months after you send it)",
            "unit": by.unit.name,
            "sign": f"{by.name}\n{by.unit.name}\nTelephone {by.unit.telephone}",
        },
    )
    return Draft(
        subject=report.label,
        channel=channel,
        recipient=recipient(known, channel),
        recipient_name=who.name,
        title=title,
        body=body,
        template=text.name,
        template_version=text.version,
        people=people(report),
    )
