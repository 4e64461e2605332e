"""The short texts we send: who we are and how to ring us, and nothing else."""

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.queries.advice import facts, recipient
from peelian.intake.rules.notices import Notice
from peelian.release.gateways.texts import template
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import fill
from peelian.release.rules.drafts import Draft
from peelian.release.rules.texts import plainer


def text_draft(report: Report, notice: Notice, *, by: Officer) -> Draft:
    """Return a text as it would go to whom we speak to. Sends nothing."""
    text = template(f"text-{notice}")
    title, body = fill(text, {"unit": by.unit.name, "officer": by.name})
    return Draft(
        subject=report.label,
        channel=Channel.TEXT,
        recipient=recipient(facts(report), Channel.TEXT),
        recipient_name=report.speaks_to.name,
        title=title,
        body=plainer(body),
        template=text.name,
        template_version=text.version,
        people=report.people,
    )
