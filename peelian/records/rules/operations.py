"""The six operations that section 62 of the Data Protection Act 2018 requires to be logged."""

from enum import StrEnum


class Operation(StrEnum):
    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
