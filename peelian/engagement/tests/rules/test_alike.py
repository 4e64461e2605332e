import pytest

from peelian.engagement.rules.alike import Named, domain_of, in_common, is_sure

MARLPIT = Named(
    name="Marlpit Joinery Ltd",
    postcode="GU14 7QT",
    company_number="01234567",
    telephone="+441632960455",
    email="dawn@marlpit-joinery.example",
    domains=frozenset({"marlpit-joinery.example"}),
)


@pytest.mark.parametrize(
    ("other", "common"),
    [
        (MARLPIT, ("company number", "website or e-mail domain", "e-mail", "name", "telephone", "postcode")),
        (Named(name="MARLPIT JOINERY"), ("name",)),
        (Named(name="Other", email="info@marlpit-joinery.example"), ("website or e-mail domain",)),
        (Named(name="Other", telephone="+441632960455", postcode="GU14 7QT"), ("telephone", "postcode")),
        (Named(name="Other", postcode="GU14 7QT"), ()),
        (Named(name="Marlpit Joinery Ltd", company_number="07654321"), ()),
        (Named(name="Other"), ()),
    ],
)
def test_it_says_what_two_have_in_common(other: Named, common: tuple[str, ...]) -> None:
    assert in_common(MARLPIT, other) == common
    assert in_common(other, MARLPIT) == common


def test_a_public_mailbox_is_nobodys_domain() -> None:
    one, other = (Named(name=name, email=f"{name}@gmail.com") for name in ("dawn", "priya"))
    assert in_common(one, other) == ()


@pytest.mark.parametrize(
    ("common", "sure"),
    [
        (("company number",), True),
        (("website or e-mail domain",), True),
        (("e-mail",), True),
        (("name", "postcode"), True),
        (("name", "telephone"), True),
        (("name",), False),
        (("telephone", "postcode"), False),
        ((), False),
    ],
)
def test_a_name_alone_leaves_doubt(common: tuple[str, ...], sure: bool) -> None:
    assert is_sure(common) is sure


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("https://www.Marlpit-Joinery.example/about?x=1", "marlpit-joinery.example"),
        ("marlpit-joinery.example:8080", "marlpit-joinery.example"),
        ("none", ""),
        ("http://", ""),
        ("dawn@marlpit-joinery.example", ""),
        ("", ""),
    ],
)
def test_a_website_is_read_as_it_is_typed(typed: str, domain: str) -> None:
    assert domain_of(typed) == domain
