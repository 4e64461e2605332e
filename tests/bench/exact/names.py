"""When two forenames may be one person's."""

# Short and familiar forms in common use. Our own list; a name may have several long forms.
FAMILIAR: dict[str, frozenset[str]] = {
    short: frozenset(longs.split())
    for short, longs in {
        "abby": "abigail", "al": "alan albert alexander alfred", "alex": "alexander alexandra", "andy": "andrew",
        "barb": "barbara", "becky": "rebecca", "ben": "benjamin", "beth": "elizabeth bethany", "betty": "elizabeth",
        "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert", "cathy": "catherine",
        "charlie": "charles charlotte", "chris": "christopher christine", "dan": "daniel", "dave": "david",
        "debbie": "deborah", "di": "diane diana", "dick": "richard", "don": "donald", "ed": "edward edwin",
        "eddie": "edward", "fred": "frederick alfred", "geoff": "geoffrey", "harry": "harold henry",
        "jack": "john", "jackie": "jacqueline", "jan": "janet", "jen": "jennifer", "jenny": "jennifer",
        "jim": "james", "jimmy": "james", "joe": "joseph", "jon": "jonathan", "kate": "katherine catherine",
        "kathy": "katherine", "katie": "katherine", "ken": "kenneth", "kim": "kimberley", "larry": "laurence",
        "liz": "elizabeth", "lizzie": "elizabeth", "maggie": "margaret", "mandy": "amanda", "matt": "matthew",
        "mick": "michael", "mike": "michael", "nick": "nicholas", "nicky": "nicola nicholas", "pam": "pamela",
        "pat": "patricia patrick", "peggy": "margaret", "pete": "peter", "phil": "philip philippa",
        "ray": "raymond", "rich": "richard", "rob": "robert", "ron": "ronald", "sally": "sarah",
        "sam": "samuel samantha",
        "sandy": "sandra alexander", "steve": "stephen steven", "sue": "susan", "tanya": "tatiana", "ted": "edward",
        "terry": "terence theresa", "tim": "timothy", "tom": "thomas", "tony": "anthony", "val": "valerie",
        "vicky": "victoria", "viv": "vivienne vivian", "will": "william", "zac": "zachary",
    }.items()
}  # fmt: skip


def same_forename(one: str, other: str) -> bool:
    """Return whether two folded forenames are plainly one: equal, or one the familiar form of the other.

    Only the first forename counts, so "rosalind" and "rosalind m" are one. An empty name is not the same as anything.
    """
    first, second = one.partition(" ")[0], other.partition(" ")[0]
    if not first or not second:
        return False
    familiar = FAMILIAR.get(first, frozenset()) | {first}, FAMILIAR.get(second, frozenset()) | {second}
    return bool(familiar[0] & familiar[1])


def may_be_one(one: str, other: str) -> bool:
    """Return whether two folded forenames do not speak against one person: the same, an initial, or not given."""
    first, second = one.partition(" ")[0], other.partition(" ")[0]
    if not first or not second:
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return same_forename(one, other)
