from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from peelian.accounts.models import PersonalLink
from peelian.kernel.actor import Actor
from peelian.kernel.references import digest, link_token, short_code
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True)
class MadeLink:
    """A new link with its secrets. Only the message that carries them keeps them, in its exact copy."""

    link: PersonalLink
    token: str
    code: str


@transaction.atomic
def make_link(*, purpose: str, lasts: timedelta, by: Actor, at: datetime) -> MadeLink:
    """Make a personal link that opens one page until it expires."""
    token, code = link_token(), short_code()
    link = PersonalLink.objects.create(
        token_digest=digest(token),
        code_digest=digest(code),
        purpose=purpose,
        made_at=at,
        expires_at=at + lasts,
    )
    log(operation=Operation.COLLECTION, subject=f"accounts.PersonalLink:{link.pk}", by=by, at=at, detail=purpose)
    return MadeLink(link, token, code)


@transaction.atomic
def make_links(*, purpose: str, lasts: timedelta, many: int, by: Actor, at: datetime) -> list[MadeLink]:
    """Make many links at once that open pages of one kind, each with a token and a code of its own."""
    secrets = [(link_token(), short_code()) for _ in range(many)]
    links = PersonalLink.objects.bulk_create(
        PersonalLink(
            token_digest=digest(token),
            code_digest=digest(code),
            purpose=purpose,
            made_at=at,
            expires_at=at + lasts,
        )
        for token, code in secrets
    )
    log(operation=Operation.COLLECTION, subject="accounts.PersonalLink", by=by, at=at, detail=f"{many}: {purpose}")
    return [MadeLink(link, token, code) for link, (token, code) in zip(links, secrets, strict=True)]


@transaction.atomic
def revoke_link(*, link: PersonalLink, by: Actor, at: datetime) -> None:
    """Close a link for good. A link that is already closed stays as it is."""
    if PersonalLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        log(operation=Operation.ALTERATION, subject=f"accounts.PersonalLink:{link.pk}", by=by, at=at, detail="revoked")
