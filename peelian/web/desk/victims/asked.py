"""What a record shows of questions asked, of crimes after our advice, and of what is keyed elsewhere."""

from typing import Any

from django.utils import timezone

from peelian.adoption.models import Ask, Reminder
from peelian.adoption.queries import not_to_be_asked
from peelian.adoption.rules.findings import Evidence, State
from peelian.adoption.rules.reminding import Standing
from peelian.intake.queries.again import again_of
from peelian.intake.queries.follow_up import day_of, next_wave
from peelian.intake.queries.pasting import Keying, keying_of
from peelian.intake.queries.record import Record
from peelian.kernel.words import day, listing, plural

WAVES = {1: "First questions.", 2: "Second questions."}


def asked(record: Record) -> dict[str, Any]:
    """Return what the part “asked and keyed” of a record shows."""
    report = record.report
    on_this = [ask for ask in record.asks if ask.origin == report.label]
    wave = next_wave(report, on_this) if on_this else None
    today = timezone.localdate()
    return {
        "again": again_of(record),
        "asked": [_line(record, ask) for ask in sorted(record.asks, key=lambda ask: ask.pk, reverse=True)],
        "not_asked": not_to_be_asked(report.people),
        "may_ask": bool(wave and day_of(report, wave) <= today),
        "keying": [_keying(block) for block in keying_of(report, record.kept.keyed)] if report.closed_at else [],
    }


def _line(record: Record, ask: Ask) -> dict[str, str]:
    """Return one wave in words: what they said, and what is still to come. Seen and checked are never counted in."""
    title = WAVES.get(ask.wave, f"Questions, time {ask.wave}.")
    words = [f"Asked on {day(timezone.localdate(ask.asked_at))}."]
    if ask.answered_at:
        said = [one for one in record.findings if one.origin == ask.label and one.evidence == Evidence.SAID]
        done = [one for one in said if one.state in (State.YES, State.PARTLY)]
        on = day(timezone.localdate(ask.answered_at))
        words.append(f"On {on} they said that {len(done)} of {len(said)} are in place.")
    elif ask.stopped_at:
        words.append(f"On {day(timezone.localdate(ask.stopped_at))} they asked us not to ask again.")
    else:
        words.append(f"No answer yet; open until {day(ask.due_on)}.")
    return {"title": title, "words": " ".join([*words, *_reminders(ask)])}


def _reminders(ask: Ask) -> list[str]:
    held = list(Reminder.objects.filter(ask=ask))
    planned = [day(one.due_on) for one in held if one.standing == Standing.PLANNED]
    gone = [one for one in held if one.standing == Standing.GONE]
    stopped = [one for one in held if one.standing == Standing.STOPPED]
    return [
        *([f"{plural(len(gone), 'reminder')} sent."] if gone else []),
        *([f"{plural(len(stopped), 'reminder')} stopped."] if stopped else []),
        *([f"To be reminded on {listing(planned)}."] if planned and not ask.is_over else []),
    ]


def _keying(one: Keying) -> dict[str, str]:
    kind, words = ("stop", "Changed since") if one.changed else ("sure", "Done") if one.keyed else ("", "To key")
    return {"title": one.words.title, "target": one.words.target.value, "kind": kind, "words": words}
