"""The page for machines (schema.org): a profile page about a person, and the offices they hold or held.

Says nothing that the page does not show: no contacts at all, and nothing of a page without a text in its language.
"""

from django.utils.safestring import SafeString

from mayors_club import jsonld, languages
from mayors_club.jsonld import without_gaps
from members.models import Community, Mandate
from offices.page import Page, Term
from offices.titles import Standing


def script_of(page: Page) -> SafeString:
    return jsonld.script_of(profile_page(page))


def profile_page(page: Page) -> dict:
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            "url": page.url,
            "inLanguage": page.language,
            "dateModified": page.edition.published_at.isoformat() if page.edition.published_at else "",
            "mainEntity": _person(page),
        }
    )


def _person(page: Page) -> dict:
    return without_gaps(
        {
            "@type": "Person",
            "@id": languages.absolute(languages.path_in(page.path, languages.DEFAULT)) + "#person",
            "url": page.url,
            "name": page.name,
            "alternateName": page.other_name,
            "jobTitle": page.title,
            "description": page.description,
            "image": languages.absolute(page.picture.file_path) if page.picture.file_path else "",
            **_life(page),
            "worksFor": _roles(page),
            "memberOf": jsonld.club() if page.member.is_live else None,
        }
    )


def _life(page: Page) -> dict:
    years = page.office.life_years
    if page.standing != Standing.DECEASED or not years:
        return {}
    return {"birthDate": years[:4], "deathDate": years[-4:]}


def _roles(page: Page) -> list[dict]:
    """One for each term; without terms, the office that the title names."""
    if page.terms:
        return [_role(page, term) for term in page.terms]
    community = page.member.community
    if community is None:
        return []
    return [{"@type": "Role", "roleName": page.title, "worksFor": _organisation(community, page.language)}]


def _role(page: Page, term: Term) -> dict:
    mandate = term.mandate
    community = mandate.community
    if community:
        employer = _organisation(community, page.language)
    else:
        typed = mandate.community_typed or page.member.community_typed
        employer = {"@type": "GovernmentOrganization", "name": typed} if typed else None
    died = page.office.life_years[-4:] if page.standing == Standing.DECEASED else ""
    return without_gaps(
        {
            "@type": "Role",
            "roleName": page.title if term.is_current and page.standing != Standing.FORMER else term.kind,
            "startDate": _date(mandate.starts_on, mandate),
            "endDate": _date(mandate.ends_on, mandate) if mandate.ends_on else died,
            "worksFor": employer,
        }
    )


def _date(day, mandate: Mandate) -> str:
    """As much of the date as is known (ISO 8601): 2015, 2015-11 or 2015-11-12."""
    length = {Mandate.Precision.YEAR: 4, Mandate.Precision.MONTH: 7}.get(mandate.precision, 10)
    return day.isoformat()[:length]


def _organisation(community: Community, language: str) -> dict:
    name, region = community.name_in_law(language), community.oblast_in(language)
    return without_gaps(
        {
            "@type": "GovernmentOrganization",
            "name": name,
            "url": community.website,
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "UA",
                "addressRegion": region,
                "addressLocality": community.centre_in(language),
            },
            "areaServed": {
                "@type": "AdministrativeArea",
                "name": name,
                "containedInPlace": {"@type": "AdministrativeArea", "name": region},
            },
        }
    )
