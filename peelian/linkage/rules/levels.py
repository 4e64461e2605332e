"""What two values can say of each other: people read the words, and the engine weighs how often each is so."""

from enum import StrEnum

UNKNOWN = "Says nothing either way"


class Name(StrEnum):
    """Two forenames, two surnames, or two names of organisations."""

    SAME = "Agrees exactly"
    FAMILIAR = "One is a familiar form of the other"
    OTHER = "One of several forenames or surnames agrees"
    SWAPPED = "Forename and surname stand in each other's place"
    INITIAL = "An initial that agrees"
    NEAR = "Spelt nearly the same"
    OPENING = "They begin alike"
    TRADING = "One is the other's trading name"
    PART = "Some of the words agree"
    DIFFERS = "Differs"


class Born(StrEnum):
    """Two birth dates."""

    SAME = "Agrees exactly"
    SWAPPED = "Day and month stand in each other's place"
    NEAR = "One digit differs"
    PART = "Two of day, month and year agree"
    DIFFERS = "Differs"


class Contact(StrEnum):
    """Two e-mail addresses, telephone numbers or domains."""

    SAME = "Agrees exactly"
    SHARED = "Agrees, but several people use it"
    DOMAIN = "The same domain, and it is their own"
    NEAR = "Nearly the same"
    DIFFERS = "Differs"


class Home(StrEnum):
    """Two addresses."""

    SAME = "The same address"
    SHARED = "The same address, where many are"
    NEAR = "The same postcode, and nearly the same address"
    STREET = "The same house and street, another postcode"
    POSTCODE = "The same postcode, another house"
    AREA = "The same postcode district"
    DIFFERS = "Elsewhere"


class Number(StrEnum):
    """Two company numbers."""

    SAME = "Agrees exactly"
    DIFFERS = "Differs"
