"""Hamgam is one Django application with a folder for each feature."""

from django.apps import AppConfig


class HamgamConfig(AppConfig):
    """The one application."""

    name = "hamgam"
    label = "hamgam"
    verbose_name = "Hamgam"
    default_auto_field = "django.db.models.BigAutoField"
