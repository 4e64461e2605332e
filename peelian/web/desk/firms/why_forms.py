"""The form that joins two firms. It cleans; it saves nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms

from peelian.web.desk.search.forms import LongSelect
from peelian.web.desk.who.forms import WordForm


class JoinForm(WordForm):
    """Which firm of the unit is the same one, and how somebody knows."""

    def __init__(self, *args: Any, firms: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["firm"] = forms.ChoiceField(
            label="Which of your firms is the same one?", choices=[("", "Choose"), *firms], widget=LongSelect
        )
        self.order_fields(["firm", "reason", "until"])
