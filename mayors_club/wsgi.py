"""WSGI entry point for the web server."""

import os

from django.core.wsgi import get_wsgi_application

from mayors_club import checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
application = get_wsgi_application()
checks.refuse_to_start()
