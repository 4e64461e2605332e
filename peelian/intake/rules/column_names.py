"""The names feeds give the columns we know. Ours and the sample weeks'; the national layout is not public."""

from peelian.intake.rules.word_lists import words

ALIASES: dict[str, tuple[str, ...]] = {
    "reference": words(
        "crime reference|crime ref|crime reference number|crime ref no|crime number|crime no|ref no|ref|"
        "reference|reference number|reference no|nfrc|nfrc number|nfrc ref|report reference|report ref|"
        "report number|report id|case reference|case ref|case no|case number|urn|rf reference|"
        "report fraud reference|action fraud reference|crn"
    ),
    "reported_on": words(
        "date reported|reported|reported on|report date|date of report|reported date|date report made|"
        "date received|received|created|date created|date recorded|recorded|date|report made"
    ),
    "incident_from": words(
        "incident start|incident date|date of incident|incident from|occurred|occurred from|occurred on|"
        "date occurred|date from|offence date|date of offence|committed from|date committed|incident|"
        "start date|when did it happen|first incident date"
    ),
    "incident_to": words("incident end|incident to|occurred to|date to|committed to|end date"),
    "offence": words(
        "nfib code|offence|offence code|nfib|nfib offence|nfib offence code|crime code|fraud code|code|"
        "offence type|crime type|fraud type|type of offence|classification|home office code|category|"
        "offence title|type of crime"
    ),
    "victim_type": words(
        "victim type|business|organisation y n|type of victim|individual or organisation|"
        "individual organisation|person or business|party type|is business|is organisation|victim category|"
        "reporter type|business y n"
    ),
    "organisation_name": words(
        "organisation name|company|company name|organisation|business name|name of business|firm|firm name|"
        "trading name|name of organisation|organization|organization name|name of company|employer"
    ),
    "company_number": words(
        "company number|company no|company registration number|registration number|companies house number|"
        "registered number|company reg no"
    ),
    "employees": words(
        "employees|no staff|no of staff|staff|number of staff|number of employees|no of employees|size|"
        "headcount|company size|organisation size"
    ),
    "sector": words("sector|industry|business sector|industry sector|nature of business|line of business"),
    "title": words("title|salutation|honorific"),
    "given_name": words(
        "forename|first name|given name|forenames|first names|given names|christian name|victim forename|"
        "victim first name|contact first name|contact forename|fname"
    ),
    "family_name": words(
        "surname|last name|family name|victim surname|victim last name|contact surname|contact last name|"
        "second name|lname"
    ),
    "full_name": words(
        "name|full name|victim name|victim|name of victim|contact name|contact|person name|complainant|"
        "complainant name|aggrieved|injured party|ip name"
    ),
    "birth_date": words("date of birth|dob|birth date|d o b|born|birthdate|victim dob"),
    "gender": words("gender|sex|m f"),
    "address": words(
        "address|house street|street|home address|address line 1|address 1|street address|victim address|"
        "full address|business address|postal address|house and street|house number and street|location"
    ),
    "address_2": words("address line 2|address 2|locality|district"),
    "town": words("town|city|town city|post town|town or city|address line 3|address 3"),
    "county": words("county|address line 4|address 4"),
    "postcode": words("postcode|post code|postal code|zip|victim postcode|home postcode|pcode"),
    "force": words(
        "force|police area|police force|force area|force name|policing area|owning force|disseminated to|victim force"
    ),
    "telephone": words(
        "telephone|tel|phone|telephone number|phone number|tel no|mobile|mobile number|contact number|"
        "phone no|mobile no|mobile phone|victim telephone|contact telephone|telephone no|contact tel|"
        "home telephone|tel number|landline"
    ),
    "telephone_2": words("telephone 2|phone 2|other telephone|alternative telephone|home phone|work telephone"),
    "email": words("email|e mail|email address|e mail address|mail|contact email|victim email|eaddress"),
    "preferred_contact": words(
        "preferred contact|how to contact|contact preference|preferred contact method|preferred method|"
        "contact by|contact method|preferred method of contact|best way to contact"
    ),
    "loss": words(
        "loss|amount lost|amount lost gbp|loss gbp|loss amount|amount|financial loss|value|total loss|"
        "money lost|loss value|reported loss|gross loss"
    ),
    "vulnerable": words(
        "vulnerable|risk flags|vulnerability|vulnerability flag|vulnerable victim|vulnerabilities|risk|"
        "vulnerability indicators|is vulnerable"
    ),
    "ongoing": words(
        "ongoing|still happening|live|live attack|is ongoing|ongoing attack|still going on|live incident|"
        "in progress|continuing"
    ),
    "danger": words(
        "danger|danger to life|risk to life|threat to life|suicide risk|suicide|self harm|risk of harm|"
        "immediate danger|at risk of suicide"
    ),
    "platform": words(
        "platform|social network|provider|service|website|platform used|account type|enabler|social media|"
        "online service|site or app"
    ),
    "narrative": words(
        "narrative|what happened|description|incident description|details|summary|mo|modus operandi|"
        "report text|free text|circumstances|incident details|account of events|notes|story|synopsis"
    ),
}

FIELDS: tuple[str, ...] = tuple(ALIASES)

IN_WORDS = {
    "reference": "reference",
    "reported_on": "date reported",
    "incident_from": "date it happened",
    "incident_to": "date it ended",
    "offence": "offence",
    "victim_type": "kind of victim",
    "organisation_name": "organisation's name",
    "company_number": "company number",
    "employees": "number of employees",
    "sector": "firm's sector",
    "title": "title",
    "given_name": "given name",
    "family_name": "family name",
    "full_name": "full name",
    "birth_date": "date of birth",
    "gender": "gender",
    "address": "address",
    "address_2": "second line of the address",
    "town": "town",
    "county": "county",
    "postcode": "postcode",
    "force": "force",
    "telephone": "telephone number",
    "telephone_2": "second telephone number",
    "email": "e-mail address",
    "preferred_contact": "preferred contact",
    "loss": "loss",
    "vulnerable": "vulnerability",
    "ongoing": "still going on",
    "danger": "danger to life",
    "platform": "platform",
    "narrative": "what happened",
}
