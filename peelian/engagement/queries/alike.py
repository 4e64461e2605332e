"""Organisations that a firm may be already, looked up before it is taken on; linking decides after."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm
from peelian.engagement.rules.alike import Named, in_common
from peelian.linkage.queries.candidates import Probe, candidates, organisation_probes
from peelian.linkage.queries.maps import parties_of
from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.parties.models import Asset, SourceRecord
from peelian.parties.rules.firms import AssetKind
from peelian.parties.rules.kinds import Kind

WEB = (AssetKind.DOMAIN.value, AssetKind.WEBSITE.value)
NEW = 0  # no record has this key


@dataclass(frozen=True)
class Alike:
    """One organisation that a firm may be. `firm`: where the unit helps it; `common`: what agrees, in words."""

    record: SourceRecord
    firm: Firm | None
    common: tuple[str, ...]


def alike(officer: Officer, named: Named) -> list[Alike]:
    """Return the organisations that agree with what was typed on something, the most first, one of each party.

    All that are known are looked at; which of them an officer may see is the page's to say.
    """
    return alike_each(officer, {NEW: named})[NEW]


def alike_each(officer: Officer, named: Mapping[int, Named]) -> dict[int, list[Alike]]:
    """Return the same for many at once, by whatever number each goes under: 0 or less, which no record has."""
    found = candidates([probe for key, each in named.items() for probe in _probes(key, each)], Kind.ORGANISATION)
    hosts = _web({domain for each in named.values() for domain in each.own_domains})
    for key, each in named.items():
        by_web = {about for domain in each.own_domains for about in hosts.get(domain, ())}
        found[key] = found.get(key, set()) | by_web
    records = _records({one for each in found.values() for one in each})
    domains = _domains(records)
    places = parties_of(records)
    firms = _firms(officer, set(places.values()))
    known = {key: _named(one, domains.get(key, ())) for key, one in records.items()}
    return {
        key: _best([(records[one], in_common(each, known[one])) for one in found[key] & set(records)], places, firms)
        for key, each in named.items()
    }


def _best(
    listed: list[tuple[SourceRecord, tuple[str, ...]]], places: Mapping[int, int], firms: Mapping[int, Firm]
) -> list[Alike]:
    best: dict[int, Alike] = {}
    agreeing = [(one, common) for one, common in listed if common]
    for one, common in sorted(agreeing, key=lambda each: (-len(each[1]), each[0].pk)):
        party = places.get(one.pk, -one.pk)
        best.setdefault(party, Alike(one, firms.get(party), common))
    return list(best.values())


def named_like(officer: Officer, name: str) -> list[Firm]:
    """Return the firms of the officer's unit that may bear a name, by everything that is known of them."""
    return [one.firm for one in alike(officer, Named(name=name)) if one.firm]


def _probes(key: int, named: Named) -> list[Probe]:
    told = OrganisationRecord(
        key=key,
        name=named.name,
        email=named.email,
        telephone=named.telephone,
        postcode=named.postcode,
        company_number=named.company_number,
    )
    return [*organisation_probes(told), *(Probe(key, "domain", domain) for domain in sorted(named.domains))]


def _web(domains: set[str]) -> dict[str, list[int]]:
    """Return, by domain, the records that use it."""
    found: dict[str, list[int]] = {}
    rows = Asset.objects.in_use().filter(kind__in=WEB, name__in=domains).values_list("name", "about")
    for domain, about in rows:
        found.setdefault(domain, []).append(about)
    return found


def _records(keys: set[int]) -> dict[int, SourceRecord]:
    found = SourceRecord.objects.filter(pk__in=keys, kind=Kind.ORGANISATION.value).defer("search")
    return {one.pk: one for one in found}


def _domains(records: Collection[int]) -> dict[int, list[str]]:
    """Return, by record, the domains that it uses."""
    found: dict[int, list[str]] = {}
    for about, name in Asset.objects.in_use().filter(about__in=records, kind__in=WEB).values_list("about", "name"):
        found.setdefault(about, []).append(name)
    return found


def _named(record: SourceRecord, domains: Collection[str]) -> Named:
    return Named(
        name=record.organisation_name,
        postcode=record.postcode,
        company_number=record.company_number,
        telephone=record.telephone,
        email=record.email,
        domains=frozenset(domains),
    )


def _firms(officer: Officer, parties: set[int]) -> dict[int, Firm]:
    """Return the firms of the officer's unit by their party."""
    firms = Firm.objects.visible_to(officer).filter(about__membership__party__in=parties).select_related("about")
    places = parties_of(firm.about_id for firm in firms)
    return {places[firm.about_id]: firm for firm in firms}
