"""Publishing: the library that ships becomes rows that findings can point to for ever. And setting the weights."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.knowledge.models import Control, ControlVersion, SavedWeights
from peelian.knowledge.rules.controls import Control as Written
from peelian.knowledge.rules.kept_weights import as_kept
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.published import as_published, digest
from peelian.knowledge.rules.setting_weights import why_not
from peelian.knowledge.rules.weights import HarmWeights
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def publish_library(*, library: Library, by: Actor, at: datetime) -> int:
    """Bring the table of controls up to the library; return how many versions are new.

    Repeating it changes nothing, and two at once are as good as one. A control that has left the library
    stays, marked as not in use. Refused, with nothing published, when the words of a published version have
    changed or a version goes backwards.
    """
    new = [written for written in library.controls.values() if _publish(written, at=at)]
    _switch(Control.objects.filter(active=True).exclude(code__in=library.controls), active=False)
    _switch(Control.objects.filter(active=False, code__in=library.controls), active=True)
    if new:
        said = ", ".join(f"{written.code} {written.version}" for written in new)
        log(operation=Operation.ALTERATION, subject="knowledge.Library", by=by, at=at, detail=said)
    return len(new)


def _switch(controls: QuerySet[Control], *, active: bool) -> None:
    """Take controls in or out of use. When there are none nothing is written, so history gains no empty line."""
    if controls.exists():
        controls.update(active=active)


def _publish(written: Written, *, at: datetime) -> bool:
    """Publish one control and say whether its version is new. The unique keys decide between two at once."""
    current = {"title": written.title, "version": written.version, "published_at": at}
    control, _ = Control.objects.get_or_create(code=written.code, defaults=current)
    if written.version < control.version:
        raise Refused(
            f"“{written.code}” is version {written.version} in the library, but version {control.version} "
            "has been published. Give it a higher version."
        )
    text = as_published(written)
    words = {"title": written.title, "text": text, "digest": digest(text), "published_at": at}
    kept, is_new = ControlVersion.objects.get_or_create(control=control, version=written.version, defaults=words)
    if kept.digest != words["digest"]:
        raise Refused(
            f"The words of “{written.code}” have changed since version {written.version} was published. "
            f"Give it version {written.version + 1}, so that what was said before stays as it was."
        )
    if control.version < written.version:
        Control.objects.filter(code=written.code, version__lt=written.version).update(**current)
    return is_new


@transaction.atomic
def save_weights(*, weights: HarmWeights, why: str, by: Actor, at: datetime) -> SavedWeights:
    """Bring weights into force for everybody, under the next version.

    Refused without a reason, when danger to life would not outrank the rest, and when somebody saved others meanwhile:
    `weights.version` must be the one after that in force.
    """
    if not why.strip():
        raise Refused("Say why you change the weights, so that others can follow.")
    if against := why_not(weights):
        raise Refused(against)
    saved, is_new = SavedWeights.objects.get_or_create(
        version=weights.version,
        defaults={"weights": as_kept(weights), "why": why.strip(), "saved_at": at, "saved_by": by.name},
    )
    if not is_new:
        raise Refused(f"{saved.saved_by} saved other weights meanwhile. Look at those first, then change them.")
    log(operation=Operation.ALTERATION, subject=saved.label, by=by, at=at, detail=f"weights, version {saved.version}")
    return saved
