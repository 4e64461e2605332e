"""Publishing: the library that ships becomes rows that findings can point to for ever."""

from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.knowledge.models import Control, ControlVersion
from peelian.knowledge.rules.controls import Control as Written
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.published import as_published, digest
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def publish_library(*, library: Library, by: Actor, at: datetime) -> int:
    """Bring the table of controls up to the library; return how many versions are new.

    Repeating it changes nothing. A control that has left the library stays, marked as not in use. Refused,
    with nothing published, when the words of a published version have changed or a version goes backwards.
    """
    held = {control.code: control for control in Control.objects.select_for_update()}
    new = [one for one in library.controls.values() if _is_new(one, held.get(one.code))]
    for written in new:
        _publish(written, at=at)
    Control.objects.filter(active=True).exclude(code__in=library.controls).update(active=False)
    Control.objects.filter(active=False, code__in=library.controls).update(active=True)
    if new:
        said = ", ".join(f"{one.code} {one.version}" for one in new)
        log(operation=Operation.ALTERATION, subject="knowledge.Library", by=by, at=at, detail=said)
    return len(new)


def _is_new(written: Written, held: Control | None) -> bool:
    if held is None or written.version > held.version:
        return True
    if written.version < held.version:
        raise Refused(
            f"“{written.code}” is version {written.version} in the library, but version {held.version} "
            "has been published. Give it a higher version."
        )
    kept = ControlVersion.objects.get(control=held, version=written.version)
    if kept.digest != digest(as_published(written)):
        raise Refused(
            f"The words of “{written.code}” have changed since version {written.version} was published. "
            f"Give it version {written.version + 1}, so that what was said before stays as it was."
        )
    return False


def _publish(written: Written, *, at: datetime) -> None:
    text = as_published(written)
    control, _ = Control.objects.update_or_create(
        code=written.code,
        defaults={"title": written.title, "version": written.version, "active": True, "published_at": at},
    )
    ControlVersion.objects.create(
        control=control,
        version=written.version,
        title=written.title,
        text=text,
        digest=digest(text),
        published_at=at,
    )
