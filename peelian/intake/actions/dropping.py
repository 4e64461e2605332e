"""Files dropped onto a record: each is kept or refused for itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.documents.gateways.file_rules import file_rules
from peelian.documents.rules.judging import judge
from peelian.documents.rules.kinds import MEGABYTE, Treat
from peelian.documents.rules.names import tidy_name
from peelian.intake.actions.files import Came, keep_attachment
from peelian.intake.actions.post import keep_message
from peelian.intake.models import Attachment, Reply, Report
from peelian.intake.rules.post import CameBy
from peelian.kernel.refused import Refused


@dataclass(frozen=True)
class Dropped:
    """One file as somebody dropped it: read only when its size, in bytes, allows."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Sorted:
    """What became of what was dropped. `refused`: the name of each file that was not kept, and why."""

    files: list[Attachment] = field(default_factory=list)
    messages: list[Reply] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def drop_files(*, report: Report, files: Sequence[Dropped], evidence: bool, by: Officer, at: datetime) -> Sorted:
    """Keep what may be kept of the dropped files, a message as a message, and say of the rest why not.

    `evidence`: what cameras wrote into these pictures is kept. Refused as a whole only when there are too many.
    """
    most = file_rules().files_at_once
    if len(files) > most:
        raise Refused(f"These are {len(files)} files. Drop {most} at the most at once.")
    became = Sorted()
    for file in files:
        try:
            _keep(report, file, evidence, became, by, at)
        except Refused as refusal:
            became.refused.append((tidy_name(file.name), refusal.words))
    return became


@transaction.atomic
def _keep(report: Report, file: Dropped, evidence: bool, became: Sorted, by: Officer, at: datetime) -> None:
    rules = file_rules()
    if file.size > rules.largest:
        raise Refused(f"It is larger than {rules.largest // MEGABYTE} MB, the most for any file.")
    content = file.read()
    kind = judge(file.name, content, rules)
    if kind.treat is Treat.MESSAGE:
        became.messages.append(
            keep_message(report=report, name=file.name, content=content, code=kind.code, by=by, at=at)
        )
        return
    came = Came(name=file.name, content=content, by_way=CameBy.DROPPED, evidence=evidence)
    became.files.append(keep_attachment(report=report, came=came, by=by, at=at))
