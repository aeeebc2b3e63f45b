"""What a WSGI server loads."""

import os

from django.core.wsgi import get_wsgi_application

from hamgam.translations import compile_stale

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamgam.settings")
compile_stale()
application = get_wsgi_application()
