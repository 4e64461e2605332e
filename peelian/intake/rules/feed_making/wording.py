"""The words the made-up feed is made of. Names are common ones, put together at random; narratives are our own."""

from peelian.intake.rules.word_lists import words

FEMALE = (
    ("Deborah", "Debbie"), ("Hannah", "Han"), ("Paula", ""), ("Bethan", "Beth"), ("Fiona", "Fi"), ("Gail", ""),
    ("Naomi", ""), ("Carole", ""), ("Patricia", "Pat"), ("Stephanie", "Steph"), ("Agnieszka", "Aga"), ("Zoë", "Zoe"),
    ("Siân", ""), ("Priya", ""), ("Fatima", ""), ("Oluwaseun", "Seun"), ("Thi Hoa", "Hoa"), ("Katherine", "Kate"),
    ("Elizabeth", "Liz"), ("Margaret", "Maggie"), ("Jennifer", "Jen"), ("Susan", "Sue"), ("Aaliyah", ""),
    ("Chidinma", "Chi"), ("Xiaoming", ""), ("Róisín", ""), ("Mandy", ""), ("Teresa", "Terri"), ("Diane", "Di"),
)  # fmt: skip
MALE = (
    ("Anthony", "Tony"), ("Francis", "Frank"), ("Brandon", ""), ("Liam", ""), ("Adam", ""), ("Bernard", "Bernie"),
    ("Derek", ""), ("Nicholas", "Nick"), ("Timothy", "Tim"), ("Robert", "Bob"), ("William", "Bill"), ("João", ""),
    ("Mohammed", "Mo"), ("Christopher", "Chris"), ("Michael", "Mike"), ("Daniel", "Dan"), ("Thomas", "Tom"),
    ("Krzysztof", "Kris"), ("Rhys", ""), ("Arjun", ""), ("Edward", "Ted"), ("Benjamin", "Ben"), ("Kwame", ""),
    ("Samuel", "Sam"), ("Matthew", "Matt"), ("Joseph", "Joe"), ("Wei", ""), ("Seán", ""), ("Malcolm", "Malc"),
)  # fmt: skip
SURNAMES = words(
    "Francis|Holmes|Carr|Pratt|Matthews|Holland|Wheeler|Wilkinson|Gilbert|Payne|Taylor|Wells|Wilkins|"
    "Edwards|Smith|Jones|Patel|Khan|Nguyen|da Silva|ap Rhys|O'Brien|O'Neill|Wiśniewska|Kowalski|Adeyemi|"
    "Okafor|Mensah|Li|Chen|Venkatesan|Singh|Begum|Ahmed|Ali|MacDonald|McCarthy|Lloyd-Jones|"
    "Barrett-Hughes|Connolly|Richards|Finch|Bright|Barnett|Hunter|Sullivan|Parkinson|Goddard|Clayton|"
    "Hodgson|Butcher|Cook|Vincent|Browne|Rose|Grant|Dodd|Murray|Tremayne|Ashcroft|Birch|Farrow|Garland|"
    "Hale|Ibbotson|Jarvis|Keane|Lomas|Mortimer|Naylor|Oakes|Pym|Quigley|Radcliffe|Sharma|Tully|Underhill|"
    "Vance|Whitlock|Yardley|Zielinski|Abara|Blackwood|Cartwright|Drummond"
)
STREETS = words(
    "Mill Lane|Church Street|Station Road|High Street|Orchard Close|Beech Avenue|Kings Road|"
    "Victoria Terrace|The Green|Park View|Chapel Hill|Meadow Way|Bridge Street|Manor Drive|Windmill Rise|"
    "Albert Road|Elm Grove|Priory Gardens|School Lane|Quarry Road|Canal Walk|Foxglove Way|Larch Crescent|"
    "Abbey Fields"
)
TOWN_WORDS = ("Flat 2, ", "Flat 7b, ", "The Annexe, ", "", "", "", "", "", "", "")
FIRM_STEMS = words(
    "Blue Anchor|Old Mill|Greenfield|Kestrel|Copper Beech|Three Rivers|Harbour|Northgate|Silver Birch|"
    "Red Kite|Westbrook|Millstone|Fairway|Lighthouse|Oak Tree|Swift|Bramble|Castle|Downs|Vale|Riverside|"
    "Hilltop|Acorn|Pennant|Juniper|Chalk Hill|Weaver|Saxon|Tidewater|Thistle"
)
FIRM_TRADES = words(
    "Joinery|Dental Practice|Accountants|Primary School|Bakery|Lettings|Physiotherapy|Motors|Solicitors|"
    "Plumbing|Cafe|Garden Centre|Day Nursery|Print|Logistics|Veterinary Surgery|Architects|"
    "Cleaning Services|Brewery|Community Trust|Electrical|Web Design|Farm Shop|Care"
)
FIRM_FORMS = ("Ltd", "Limited", "LLP", "CIC", "& Sons", "and Co", "")
SIZES = (1, 2, 3, 4, 6, 6, 8, 9, 12, 14, 18, 25, 40, 60, 120)
HOME_MAIL = tuple(f"{name}.example" for name in ("gmail", "hotmail", "outlook", "icloud", "btinternet", "yahoo"))
MAILBOXES = ("info", "office", "accounts", "admin", "enquiries")
LANDLINES = tuple(
    [f"0{code}4960" for code in (113, 114, 115, 116, 117, 118, 121, 131, 141, 151, 161)]
    + ["01914980", "02079460", "01632960"]
)  # followed by three digits: Ofcom's numbers for drama
MOBILES = "07700900"
GENDERS = {"female": ("Female", "F", ""), "male": ("Male", "M", "")}
VULNERABLE = ("", "", "", "", "", "N", "N", "N", "N", "Y", "Elderly, lives alone", "Mental health")
PREFERENCES = ("", "Telephone", "Letter", "Email")
PLATFORMS = ("Facebook", "Instagram", "WhatsApp", "Gmail", "Snapchat", "TikTok")

OFFENCES: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("NFIB52C", 36, (
        "Someone took over my {platform} account and is asking my friends for money.",
        "I gave a code to a friend on {platform}; it was not my friend. I can no longer sign in.",
        "My {platform} password was changed while I slept and the recovery e-mail is not mine.",
    )),
    ("NFIB50A", 13, (
        "Opened an attachment about a missed parcel; the machine is slow and shows adverts.",
        "A pop-up installed itself and now the browser goes to pages I did not ask for.",
    )),
    ("NFIB52B", 9, (
        "Somebody has been reading my e-mail and changed the recovery number.",
        "My online shopping account was used from another town.",
    )),
    ("NFIB52E", 9, (
        "Every file on the shared drive has a new ending and a note asks for Bitcoin.",
        "E-mail says they filmed me and will send it to everyone unless I pay.",
    )),
    ("NFIB5D", 8, (
        "We paid a supplier's invoice to new bank details; the supplier had not changed bank.",
        "The director's e-mail asked for an urgent transfer. It was not the director.",
    )),
    ("NFIB3A", 8, (
        "Paid for a bicycle from an online seller who then closed the account.",
        "Bought concert tickets on a marketplace and they never came.",
    )),
    ("NFIB52A", 6, ("Our website now sells trainers; the host says an old plug-in was used.",)),
    ("NFIB3E", 5, (
        "Caller said he was from my internet company and had me install a remote control program.",
    )),
    ("NFIB1D", 3, ("Met somebody online in the spring and have sent savings for a flight that never came.",)),
    ("NFIB51A", 1, ("The booking site has been flooded with traffic since Tuesday.",)),
    ("NFIB51B", 1, ("E-mail demands payment or our site will be knocked over again.",)),
    ("NFIB52D", 1, ("The phone system made calls abroad over the weekend.",)),
)  # fmt: skip
