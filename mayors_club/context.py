"""What every template may know about the site. Nothing about the visitor: storable pages must be the same for all."""

from django.conf import settings


def site(request):
    return {
        "site_phone": settings.CLUB_PHONE,
        "site_email": settings.MAIL_REPLY_TO,
        "demo": settings.DEMO,
    }
