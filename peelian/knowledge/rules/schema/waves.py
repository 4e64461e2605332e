"""Reading when people are asked."""

from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.waves import AskedAbout, Purpose, Wave


def waves_from(fields: Fields) -> tuple[Wave, ...]:
    """Read the waves; each purpose counts from 1 without a gap, each wave later than the one before."""
    waves = tuple(_wave(one) for one in fields.each("waves"))
    for purpose in Purpose:
        own = [wave for wave in waves if wave.purpose is purpose]
        if not own or [wave.number for wave in own] != list(range(1, len(own) + 1)):
            raise fields.error("waves", f"must count from 1 for a {purpose.value}, but has {len(own)}")
        days = [wave.after_days for wave in own]
        if days != sorted(set(days)):
            raise fields.error("waves", f"must come one after another for a {purpose.value}, but are {days}")
    return waves


def reminder_days_from(fields: Fields) -> tuple[int, ...]:
    """Read after how many days somebody who has not answered is reminded; each later than the one before."""
    days = [one.whole("days") for one in fields.each("reminders_after")]
    if days != sorted(set(days)) or days[0] < 1:
        raise fields.error("reminders_after", f"must come one after another from the next day on, but are {days}")
    return tuple(days)


def _wave(fields: Fields) -> Wave:
    wave = Wave(
        purpose=Purpose(fields.choice("purpose", [one.value for one in Purpose])),
        number=fields.whole("number"),
        after_days=fields.whole("after_days"),
        asks=AskedAbout(fields.choice("asks", [one.value for one in AskedAbout])),
    )
    fields.done()
    return wave
