"""Reading the audiences."""

from peelian.knowledge.rules.audiences import ORGANISATION, PERSON, Audience, Choice, Lengths
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def audience_from(fields: Fields) -> Audience:
    """Read one audience; `subject` is person or organisation."""
    audience = Audience(
        code=fields.text("code"),
        title=fields.text("title"),
        how_chosen=fields.text("how_chosen"),
        subject=fields.choice("subject", (PERSON, ORGANISATION)),
        choice=_choice(fields.nested("chosen_by")) if fields.has("chosen_by") else Choice(),
        lengths=_lengths(fields.nested("words")),
        **authorship_from(fields),
    )
    fields.done()
    return audience


def _choice(fields: Fields) -> Choice:
    choice = Choice(
        age_from=fields.optional_whole("age_from"),
        age_to=fields.optional_whole("age_to"),
        employees_to=fields.optional_whole("employees_to"),
        signs=fields.texts("signs", may_be_empty=True),
        named=fields.texts("named", may_be_empty=True),
        not_named=fields.texts("not_named", may_be_empty=True),
    )
    fields.done()
    return choice


def _lengths(fields: Fields) -> Lengths:
    lengths = Lengths(
        fewest=fields.whole("fewest"), most=fields.whole("most"), a_sentence=fields.optional_whole("a_sentence")
    )
    fields.done()
    return lengths
