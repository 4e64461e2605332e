"""Forms of the pages for administrators. None of them saves."""

from typing import Any

from django import forms

from peelian.accounts.models import Force, Unit
from peelian.accounts.rules.roles import Role
from peelian.kernel.choices import choices
from peelian.web.kit.forms import DayField

CODE_HINT = "Small letters, digits and hyphens, for the address of its page: “northmarsh”"
ROLE_HINTS = {
    Role.OFFICER: "works victims and feeds",
    Role.SUPERVISOR: "as an officer, and hands work out",
    Role.INFORMATION_MANAGER: "as an officer, and sees who looked at what",
    Role.SENIOR_OFFICER: "reads the figures and the library, no victims",
    Role.ADMINISTRATOR: "manages accounts, no victims",
    Role.INVESTIGATOR: "sees the cases they are the officer in, and releases them",
}


def _roles() -> list[tuple[str, str]]:
    return [(value, f"{shown}: {ROLE_HINTS[Role(value)]}") for value, shown in choices(Role)]


class RoleField(forms.TypedChoiceField):
    """One of the five roles, each with what it does. Cleans to a Role."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_roles, coerce=Role, widget=forms.RadioSelect, **kwargs)


class UnitForm(forms.Form):
    name = forms.CharField(label="Name", max_length=80, error_messages={"required": "Enter a name"})
    code = forms.SlugField(label="Code", help_text=CODE_HINT, error_messages={"required": "Enter a code"})
    telephone = forms.CharField(
        label="Telephone",
        max_length=20,
        help_text="Others are told to ring this about records they cannot see",
        error_messages={"required": "Enter a telephone number"},
    )


class OfficerForm(forms.Form):
    name = forms.CharField(label="Name", max_length=80, error_messages={"required": "Enter a name"})
    email = forms.EmailField(
        label="E-mail address",
        help_text="Their own work address, exactly as the directory has it",
        error_messages={"required": "Enter an e-mail address"},
    )
    role = RoleField(label="Role", error_messages={"required": "Choose a role"})


class PostForm(forms.Form):
    role = RoleField(label="Role", error_messages={"required": "Choose a role"})
    unit = forms.ModelChoiceField(Unit.objects.all(), label="Unit", empty_label=None)


class AgreementForm(forms.Form):
    force = forms.ModelChoiceField(
        Force.objects.filter(active_to=None),
        label="Force whose records the unit sees",
        empty_label="Choose a force",
        error_messages={"required": "Choose a force"},
    )
    valid_from = DayField(label="First day", help_text="For example, 1 4 2026")
    basis = forms.CharField(
        label="What it rests on",
        max_length=200,
        help_text="The document, its date and where it is kept",
        error_messages={"required": "Say which document it rests on"},
    )


class ControlRoomForm(forms.Form):
    telephone = forms.CharField(
        label="Control room",
        max_length=30,
        help_text="The number for police staff if there is one, day and night",
        error_messages={"required": "Enter the control room’s telephone number"},
    )
    out_of_hours = forms.CharField(
        label="Safeguarding out of hours",
        max_length=200,
        required=False,
        help_text="Who, the number and the hours: “Emergency duty team 01632 960333, 5pm to 9am”",
    )
    note = forms.CharField(
        label="What to have ready",
        max_length=300,
        required=False,
        help_text="For example: ask for the duty inspector, have the crime reference ready",
    )


class LastDayForm(forms.Form):
    last_day = DayField(label="Last day", help_text="From the next day on, the unit no longer finds these records")
