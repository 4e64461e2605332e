"""What engagement does in the background."""

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from peelian.engagement.actions import remind_plans, remind_steps
from peelian.kernel.actor import System

CLOCKWORK = System("clockwork")
WHEN_IT_IS_BACK = RetryStrategy(max_attempts=12, wait=2, retry_exceptions=[OperationalError, InterfaceError])


@app.periodic(cron="15 6 * * *")
@app.task(name="peelian.engagement.jobs.steps", queue="clock", queueing_lock="steps", retry=WHEN_IT_IS_BACK)
def steps(timestamp: int) -> None:
    """Remind officers of the steps of programmes that are due soon, some at a time until there are none left."""
    while remind_steps(by=CLOCKWORK, at=timezone.now()):
        pass


@app.periodic(cron="17 6 * * *")
@app.task(name="peelian.engagement.jobs.plans", queue="clock", queueing_lock="plans", retry=WHEN_IT_IS_BACK)
def plans(timestamp: int) -> None:
    """Remind officers of the steps of firms' plans whose day to remind has come, some at a time."""
    while remind_plans(by=CLOCKWORK, at=timezone.now()):
        pass
