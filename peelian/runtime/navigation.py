"""The frame round every page of the desk: its parts, and what the foot links to. `duty` is a name of `Duty`."""

DESK_NAV = [
    {"label": "Today", "url": "today"},
    {"label": "Victims", "url": "victims", "duty": "WORK_VICTIMS"},
    {"label": "Firms", "url": "firms", "duty": "HELP_FIRMS"},
    {"label": "Referrals", "url": "referrals", "duty": "WORK_VICTIMS"},
    {"label": "Cases you hold", "url": "cases", "duty": "HOLD_CASES"},
    {"label": "Feeds", "url": "feeds", "duty": "LOAD_FEEDS"},
    {"label": "Library", "url": "library", "duty": "READ_LIBRARY"},
    {"label": "Audiences", "url": "audiences", "duty": "WORK_VICTIMS"},
    {"label": "Results", "url": "results", "duty": "SEE_FIGURES"},
    {"label": "Staff", "url": "staff", "duty": "MANAGE_STAFF"},
]
DESK_FOOT = [
    {"label": "Requests", "url": "firm-requests", "duty": "HELP_FIRMS"},
    {"label": "Who has how much", "url": "workload", "duty": "ASSIGN"},
    {"label": "How victims are put in order", "url": "weights", "duty": "SET_WEIGHTS"},
    {"label": "What is copied into other systems", "url": "blocks", "duty": "EDIT_BLOCKS"},
    {"label": "Whom would you ring first?", "url": "ranking-compared", "duty": "WORK_VICTIMS"},
    {"label": "Who is who", "url": "who-review", "duty": "DECIDE_WHO_IS_WHO"},
    {"label": "Series", "url": "series", "duty": "WORK_VICTIMS"},
    {"label": "Post that matches nobody", "url": "post", "duty": "WORK_VICTIMS"},
    {"label": "Glossary", "url": "glossary", "duty": "READ_LIBRARY"},
    {"label": "Addresses we leave alone", "url": "suppressions", "duty": "WORK_VICTIMS"},
    {"label": "Victims more than once in a year", "url": "repeats", "duty": "WORK_VICTIMS"},
    {"label": "How good the data is", "url": "quality", "duty": "SEE_QUALITY"},
    {"label": "Register of disclosures", "url": "disclosures", "duty": "SEE_ACCESS_LOG"},
    {"label": "Types of record", "url": "record-types", "duty": "SEE_RECORD_TYPES"},
]
DEMO_FOOT = [
    {"label": "Sent mail of the demo", "url": "demo-mail"},
    {"label": "Names of the demo", "url": "demo-names", "duty": "HELP_FIRMS"},
]
