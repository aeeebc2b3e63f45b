"""Hamgam is one Django application with a folder for each feature."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

#: Feature folders from the lowest floor up.
FEATURES = (
    "bylaws", "members", "bodies", "texts", "consultations", "positions", "differences", "signing", "statements", "coordination",
    "decisions", "elections", "assemblies", "copies", "talk",
    "enquiries", "notices", "site",
)  # fmt: skip


class HamgamConfig(AppConfig):
    """The one application."""

    name = "hamgam"
    label = "hamgam"
    verbose_name = "Hamgam"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load every feature's acts, so that the bylaws know them by name."""
        for feature in FEATURES:
            folder = import_module(f"hamgam.{feature}")
            for name in (
                "acts",
                "key_acts",
                "mandate_acts",
                "variants",
                "openness",
                "running",
                "minuting",
                "report_kind",
                "rhythms",
                "opening",
                "hall_elections",
                "lasting",
                "account_acts",
                "grouping",
                "paper_acts",
                "leadership_kind",
                "recall_kind",
                "tie_kind",
                "contributing",
                "evaluating",
                "handing",
                "body_acts",
                "taking",
            ):
                if module_has_submodule(folder, name):
                    import_module(f"hamgam.{feature}.{name}")
