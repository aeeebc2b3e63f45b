"""Hamgam's settings for its tests: a folder of their own, plain static files, a fast hash, no waiting for the disk."""

import atexit
import os
import shutil

from tests.folders import new_folder, sweep

sweep()
_FOLDER = new_folder("tests")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["HAMGAM_VAR"] = str(_FOLDER)
#: Playwright runs a loop in the thread of the test, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from hamgam.translations import compile_stale  # noqa: E402

compile_stale()

from hamgam.settings import *  # noqa: E402, F403
from hamgam.settings import DATABASES, STORAGES  # noqa: E402

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the server of a story has connections of its own, as in the world.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"]["OPTIONS"],
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA recursive_triggers=ON;",
    }
