"""The form that agrees a plan. It cleans; it saves nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from peelian.adoption.models import Action
from peelian.assessment.actions import Chosen
from peelian.assessment.queries.plans import SHOWN, Plan, Step
from peelian.assessment.rules.bands import Band
from peelian.web.kit.forms import DayField

WITHIN = {Band.TODAY: timedelta(days=2), Band.MONTH: timedelta(days=30), Band.QUARTER: timedelta(days=90)}


class AgreeForm(forms.Form):
    """For each action in the order of the plan: whether it is taken on, who does it, and by when."""

    def __init__(self, *args: Any, plan: Plan, agreed: Sequence[Action], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = plan.steps
        before = {action.control_id: action for action in agreed}
        for step in plan.steps:
            self._add(step, before.get(step.control.code), today, first_time=not agreed)

    def _add(self, step: Step, before: Action | None, today: date, *, first_time: bool) -> None:
        code = step.control.code
        taken = bool(before) or (first_time and step.place <= SHOWN and step.affordable)
        due = before.due_on if before else today + WITHIN[step.band]
        self.fields[f"take-{code}"] = forms.BooleanField(label=f"Take on: {step.title}", required=False, initial=taken)
        self.fields[f"owner-{code}"] = forms.CharField(
            label="Who does it?", max_length=60, required=False, initial=before.owner if before else ""
        )
        self.fields[f"due-{code}"] = DayField(label="By when?", required=False, initial=due)

    def lines(self) -> list[tuple[Step, Any, Any, Any]]:
        """Each action with its three fields."""
        coded = [(step, step.control.code) for step in self.steps]
        return [(step, self[f"take-{code}"], self[f"owner-{code}"], self[f"due-{code}"]) for step, code in coded]

    def clean(self) -> dict[str, Any]:
        """Ask for a name beside everything that is taken on."""
        said = super().clean() or {}
        for step in self.steps:
            code = step.control.code
            if said.get(f"take-{code}") and not said.get(f"owner-{code}", "").strip():
                self.add_error(f"owner-{code}", "Say who does it. A first name is enough")
        if not any(said.get(f"take-{step.control.code}") for step in self.steps):
            self.add_error(None, "Tick at least one thing to do")
        return said

    def chosen(self) -> list[Chosen]:
        """What is taken on, in the order of the plan."""
        said = self.cleaned_data
        codes = [step.control.code for step in self.steps if said[f"take-{step.control.code}"]]
        return [Chosen(code, said[f"owner-{code}"], said[f"due-{code}"]) for code in codes]
