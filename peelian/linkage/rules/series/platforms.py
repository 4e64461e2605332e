"""Addresses that everybody uses: they say nothing of who the offender is. Our own lists, from common knowledge."""

# The name of a site under one of PLATFORM_ENDINGS.
PLATFORMS = frozenset(
    "google googlemail gmail youtube facebook fb messenger instagram whatsapp snapchat tiktok twitter linkedin "
    "pinterest reddit telegram discord microsoft outlook hotmail live msn office office365 sharepoint onedrive "
    "skype bing apple icloud me amazon ebay paypal gumtree vinted depop etsy shpock airbnb booking netflix "
    "spotify yahoo ymail aol protonmail proton btinternet bt sky virginmedia talktalk plusnet ee o2 vodafone "
    "three giffgaff royalmail dpd evri hermes dhl ups fedex parcelforce hsbc barclays lloydsbank halifax natwest "
    "rbs santander nationwide monzo starlingbank revolut tsb firstdirect wise coinbase binance kraken blockchain "
    "actionfraud reportfraud getsafeonline citizensadvice which wikipedia bbc zoom teams dropbox wetransfer "
    "docusign anydesk teamviewer adobe stripe sumup shopify wix wordpress godaddy trustpilot companieshouse hmrc "
    "mail".split()
)
PLATFORM_ENDINGS = frozenset(("com", "co.uk", "uk", "org", "net", "org.uk", "me", "tv", "police.uk", "example"))
OFFICIAL = ("gov.uk", "police.uk", "nhs.uk", "ac.uk", "sch.uk", "mod.uk")  # registered only to who may have them

SECOND_LEVEL = frozenset(
    "co.uk org.uk me.uk ltd.uk plc.uk net.uk sch.uk ac.uk gov.uk nhs.uk police.uk mod.uk com.au net.au org.au co.nz "
    "co.za co.in co.jp com.br com.cn com.hk com.sg com.tr com.ng".split()
)
# Sites where anybody has a name of their own below it (part of the public suffix list's private section).
HOSTS = frozenset(
    "weebly.com weeblysite.com blogspot.com wixsite.com web.app firebaseapp.com github.io gitlab.io netlify.app "
    "pages.dev workers.dev r2.dev vercel.app herokuapp.com azurewebsites.net godaddysites.com square.site "
    "myshopify.com wordpress.com glitch.me duckdns.org ngrok.io ngrok-free.app translate.goog repl.co webflow.io "
    "carrd.co mystrikingly.com jimdosite.com site123.me".split()
)
SHORTENERS = frozenset(
    "bit.ly tinyurl.com t.co goo.gl is.gd ow.ly cutt.ly rb.gy rebrand.ly t.ly shorturl.at buff.ly tiny.cc t.me "
    "forms.gle linktr.ee s.id qrco.de v.gd".split()
)
WHATSAPP = frozenset(("wa.me", "api.whatsapp.com"))  # followed by a telephone number, which is read as one
# A bare word.word in prose is an address only under one of these; after http:// or www. any ending will do.
ENDINGS = frozenset(
    "com net org uk info biz co io me tv online site shop top xyz club app dev live store tech website space fun "
    "icu vip link click ly gg cc ru cn eu de fr nl pro cloud support help services agency digital finance money "
    "trade exchange capital world life today email work host press win bid loan review stream download example "
    "test invalid".split()
)
HELPLINES = frozenset(("+443001232040",))  # Action Fraud's, now Report Fraud's

# Names that supplier fraud and impersonation borrow: they are not the offender's own.
KNOWN_NAMES = frozenset(
    "royal mail|parcelforce|dpd|evri|hermes|dhl|ups|fedex|amazon|amazon security|ebay|paypal|microsoft|"
    "microsoft support|windows support|apple|apple support|google|facebook|whatsapp|instagram|netflix|hmrc|"
    "hm revenue|dvla|tv licensing|nhs|the bank|my bank|bt|british telecom|sky|virgin media|talktalk|vodafone|ee|"
    "o2|three|barclays|barclays bank|lloyds|lloyds bank|hsbc|natwest|santander|halifax|nationwide|"
    "nationwide building society|monzo|starling|starling bank|revolut|tsb|royal bank|action fraud|report fraud|"
    "visa|mastercard|the police|metropolitan police|booking services|bank fraud|fraud services|customer services|"
    "customer support|technical support|tech support|security services|internet services".split("|")
)
