"""What every test stands on: its own folder for keys, plain static files, a small coalition, a browser."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("HAMGAM_VAR", tempfile.mkdtemp(prefix="hamgam-tests-"))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import pytest

from hamgam.translations import compile_stale

pytest_plugins = ["tests.browser"]
compile_stale()


@pytest.fixture(autouse=True)
def plain_settings(settings):
    """Static files as they lie in the source, a fast password hash, mail kept in memory."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.LOG_KEY_FILE = Path(os.environ["HAMGAM_VAR"]) / "log.key"


@pytest.fixture
def world(db):
    """A coalition of four organisations under the network bylaws; see `tests.people`."""
    from tests.people import make_world

    return make_world()
