"""What an officer is told when a step of a firm's plan comes near."""

from datetime import date

from peelian.kernel.words import day


def plan_reminder(*, firm: str, step: str, who: str, by: date | None) -> tuple[str, str]:
    """Return the title of the reminder and its reason. `who` at the firm does the step, `by` a day if there is one."""
    when = f"{who} means to do it by {day(by)}." if by else f"{who} means to do it."
    return f"{firm}: {step}", f"A step of their plan. {when} Ask how it goes."
