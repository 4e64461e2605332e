"""The forms of a firm that is new. They clean; they save nothing."""

from django import forms

from peelian.engagement.actions import Told
from peelian.engagement.rules.alike import Named, domain_of
from peelian.linkage.rules.organisations import company_number
from peelian.web.desk import reaching_forms as reaching


class NewFirmForm(forms.Form):
    """What an officer was told of a firm that is new."""

    name = forms.CharField(label="Name of the firm", max_length=140, widget=forms.TextInput)
    trading = forms.CharField(
        label="What does it trade as?",
        help_text="If people know it by another name.",
        max_length=40,
        required=False,
        widget=forms.TextInput,
    )
    company_number = forms.CharField(
        label="Company number",
        help_text="Eight letters and digits, from Companies House. A sole trader has none.",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "input--10"}),
    )
    website = forms.CharField(
        label="Website",
        help_text="For example, marlpit-joinery.example",
        max_length=253,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )
    address = forms.CharField(label="Street and town", max_length=300, required=False, widget=forms.TextInput)
    postcode = forms.CharField(
        label="Postcode", max_length=10, required=False, widget=forms.TextInput(attrs={"class": "input--10"})
    )
    telephone = forms.CharField(
        label="Telephone", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.CharField(
        label="E-mail", max_length=254, required=False, widget=forms.TextInput(attrs={"inputmode": "email"})
    )

    asked = forms.IntegerField(required=False, widget=forms.HiddenInput)  # the request they are taken on from

    def clean_company_number(self) -> str:
        return reaching.usable(
            self.cleaned_data["company_number"], company_number, "Enter a company number, such as 01234567 or SC123456"
        )

    def clean_website(self) -> str:
        return reaching.usable(
            self.cleaned_data["website"], domain_of, "Enter the name of a website, such as marlpit-joinery.example"
        )

    def clean_telephone(self) -> str:
        return reaching.telephone(self.cleaned_data["telephone"])

    def clean_email(self) -> str:
        return reaching.email(self.cleaned_data["email"])

    def clean_postcode(self) -> str:
        return reaching.postcode(self.cleaned_data["postcode"])

    def told(self) -> Told:
        """What was said of the firm."""
        return Told(**{name: value for name, value in self.cleaned_data.items() if name != "asked"})


def named(told: Told) -> Named:
    """Return a firm as it is compared with those that are known."""
    return Named(
        name=told.full_name,
        postcode=told.postcode,
        company_number=told.company_number,
        telephone=told.telephone,
        email=told.email,
        domains=frozenset([told.website] if told.website else ()),
    )
