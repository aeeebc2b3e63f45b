"""What was typed is given back under names that readers know."""

import pytest
from django.utils import translation

from hamgam.site.fields import field_name, value_said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("reason", "دلیل"),
        ("reason-12", "دلیل"),
        ("text-c4", "واژه‌ها"),
        ("adopted_place_fa", "نوشتهٔ دیگر"),
        ("adopted_day", "روز"),
        ("closes-month", "ماه"),
        ("anything", "نوشتهٔ دیگر"),
    ],
)
def test_a_field_is_called_by_its_kind(name, said):
    with translation.override("fa"):
        assert field_name(name) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("stance", "reject", "نمی‌پذیریم"),
        ("answer", "sign_note", "با یادداشت امضا می‌کنیم"),
        ("reason", "reject", "reject"),
    ],
)
def test_what_was_chosen_is_given_back_in_words(name, value, said):
    with translation.override("fa"):
        assert value_said(name, value) == said
