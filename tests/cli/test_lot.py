"""`hamgam lot`: a secret and its commitment, and a draw recomputed from its file."""

import json
from pathlib import Path

import pytest

from hamgam import cli
from hamgam.engine.methods import lot

SECRETS = {"reed": bytes(range(32)), "ford": bytes(range(1, 33))}


def written(path: Path, **other: object) -> Path:
    """A draw of one among three towns, made by two."""
    commitments = {name: lot.commit(name, secret) for name, secret in SECRETS.items()}
    seed = lot.seed_of(commitments, SECRETS).value
    members = {name: {"commitment": commitments[name], "secret": secret.hex()} for name, secret in SECRETS.items()}
    towns = ["c1", "c2", "c3"]
    told = {
        "members": members,
        "choices": towns,
        "seats": 1,
        "seed": seed.hex(),
        "drawn": list(lot.draw(seed, towns, 1)),
    }
    path.write_text(json.dumps({**told, **other}), encoding="utf-8")
    return path


def test_a_made_secret_opens_its_commitment(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lot", "--commit", "reed"]) == 0
    made = json.loads(capsys.readouterr().out)
    secret = bytes.fromhex(made["secret"])
    assert (len(secret), made["commitment"]) == (32, lot.commit("reed", secret))


def test_a_draw_is_recomputed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "lot.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    assert cli.main(["lot", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {"seed": told["seed"], "drawn": told["drawn"]}


@pytest.mark.parametrize(
    ("other", "code", "sentence"),
    [
        ({"drawn": ["c9"]}, 1, "The draw comes to "),
        ({"seed": "00" * 32}, 1, "The draw comes to "),
        ({"members": {"reed": {"commitment": "00" * 32, "secret": "00" * 16}, "ford": {"commitment": "11" * 32, "secret": ""}}},
         1, "No seed: these secrets do not open their commitments: ford, reed."),
        ({"members": [1]}, 2, "cannot be read as the file of a lot"),
        ({"members": {"reed": {"commitment": "00" * 32, "secret": "xyz"}}}, 2, "cannot be read as the file of a lot"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_hold_is_told_from_one_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], other: dict[str, object], code: int, sentence: str
) -> None:
    assert cli.main(["lot", str(written(tmp_path / "lot.json", **other))]) == code
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "two words", "two\nlines"])
def test_a_name_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert cli.main(["lot", "--commit", name]) == 2
    assert "has one line and no space" in capsys.readouterr().err
