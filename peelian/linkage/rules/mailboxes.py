"""Mailboxes that are nobody's own."""

ROLE_MAILBOXES = frozenset(
    (
        "accounts accounting admin billing booking bookings bursar clerk contact customerservice director enquiries "
        "enquiry finance general head headteacher hello help helpdesk hr info invoices it mail manager management "
        "marketing noreply office orders payroll post postmaster purchasing reception sales school secretary service "
        "services support team theoffice treasurer webmaster"
    ).split()
)

# Mailboxes that anybody may have. A domain that is not here and is shared by firms of another name still links nobody:
# the name must agree.
PUBLIC_DOMAINS = frozenset(
    (
        "gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol btinternet sky talktalk "
        "virginmedia ntlworld protonmail proton gmx mail tiscali blueyonder"
    ).split()
)


def own_mailbox(email: str) -> bool:
    """Return whether an e-mail address is somebody's own by its name: not "info@", "the.office2@" and their like."""
    local = email.partition("@")[0].partition("+")[0]
    return bool(email) and "".join(letter for letter in local if letter.isalpha()) not in ROLE_MAILBOXES


def own_domain(email: str) -> str:
    """Return the domain of an e-mail address if it can be the organisation's own, else ""."""
    domain = email.partition("@")[2]
    return "" if domain.partition(".")[0] in PUBLIC_DOMAINS else domain
