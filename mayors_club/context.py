"""What every template of ours may ask for. Nothing here looks at the visitor: storable pages use it too."""

import re

from django.conf import settings

from mayors_club import languages, navigation


def site(request):
    language = languages.of_path(request.path_info)
    other = languages.OTHER[language]
    twin = languages.path_in(request.path_info, other)
    in_both = languages.leads_somewhere(request.path_info, language) and languages.leads_somewhere(twin, other)
    return {
        "site_phone": settings.CLUB_PHONE,
        "site_phone_link": re.sub(r"[^+\d]", "", settings.CLUB_PHONE),
        "site_email": settings.MAIL_REPLY_TO,
        "demo": settings.DEMO,
        "nav_items": navigation.header(request.path_info),
        "footer_items": navigation.footer(),
        "canonical_url": languages.absolute(request.path_info),
        "alternates": languages.alternates(request.path_info) if in_both else [],
        "other_language": other,
        "other_language_url": twin if in_both else languages.path_in("/", other),
    }
