"""What must stay true of the source, whoever writes the next line."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HAMGAM = ROOT / "hamgam"
ENGINE = HAMGAM / "engine"
#: Long by nature: lists of content, and what Django wrote.
LONG = ("hamgam/migrations/", "hamgam/demo/content/")
MODULES = sorted(HAMGAM.rglob("*.py"))
#: Outside the standard library, the engine knows the solar calendar alone.
CALENDAR = ("dates", "letters.py", "spoken.py")
#: Answers of a million people are counted with numpy, in this package alone, and nothing else of the engine imports it.
ARRAYS = "ground/consultation/"
NOT_IN_RULES = {
    "os",
    "socket",
    "random",
    "pathlib",
    "subprocess",
    "time",
    "urllib",
    "http",
    "secrets",
    "shutil",
    "tempfile",
}
#: They write files from the rules and hold none.
BUILDERS = {"build_verifier.py", "build_kernel.py"}
NO_NAMES = {"core", "common", "utils", "util", "helpers", "helper", "base", "services", "selectors", "managers", "misc"}
#: Where text is declared safe, and why it is.
SAFE = {
    "hamgam/templatetags/hamgam.py": "joins pieces that were escaped one by one",
    "hamgam/templatetags/positions.py": "fills a translated sentence with values that were escaped one by one",
    "hamgam/positions/views/take.py": "fills a translated sentence with values that were escaped one by one",
    "hamgam/site/help_pages.py": "the manual's own Markdown, without HTML of its own, through nh3",
}


def relative(path: Path) -> str:
    """The path as the tree names it."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Every file of the project as git knows it, or as it lies there where there is no git."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    names = done.stdout.splitlines() or [relative(path) for path in ROOT.rglob("*") if path.is_file()]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    lengths = {relative(path): len(path.read_text().splitlines()) for path in MODULES}
    assert {name: n for name, n in lengths.items() if n > 400 and not name.startswith(LONG)} == {}


def test_the_engine_imports_the_standard_library_and_itself() -> None:
    foreign = []
    for path in sorted(ENGINE.rglob("*.py")):
        for module in imports(path):
            top = module.split(".")[0]
            known = top in sys.stdlib_module_names or module.startswith("hamgam.engine")
            calendar = top == "persiantools" and path.relative_to(ENGINE).parts[0] in CALENDAR
            arrays = top == "numpy" and path.relative_to(ENGINE).as_posix().startswith(ARRAYS)
            if not (known or calendar or arrays):
                foreign.append((relative(path), module))
    assert foreign == []


def test_numpy_is_loaded_only_when_answers_are_counted() -> None:
    code = (
        "import sys, hamgam.engine.ground, hamgam.engine.record.verify, hamgam.engine.ground.consultation;"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_the_engine_has_no_clock_no_disk_and_no_chance() -> None:
    found = [
        (relative(path), module)
        for path in sorted(ENGINE.rglob("*.py"))
        if path.name not in BUILDERS
        for module in imports(path)
        if module.split(".")[0] in NOT_IN_RULES
    ]
    asked = [
        relative(path)
        for path in sorted(ENGINE.rglob("*.py"))
        if path.name not in BUILDERS
        and re.search(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\bopen\(\s*[\"'f]", path.read_text())
    ]
    assert (found, asked) == ([], [])


def test_every_cookie_of_ours_bears_the_prefix() -> None:
    """Over https a name with it is taken by a browser from this very host alone; `hamgam/settings.py` says when."""
    setting = {
        relative(path) for path in MODULES if re.search(r"\.set_cookie\(|\.set_signed_cookie\(", path.read_text())
    }
    bearing = {relative(path) for path in MODULES if "{settings.COOKIE_PREFIX}" in path.read_text()}
    assert setting == bearing == {"hamgam/members/accounts.py", "hamgam/consultations/answer_views.py"}


def test_no_flow_of_ours_runs_by_signals() -> None:
    told = [
        relative(path)
        for path in MODULES
        if re.search(r"\bdispatch\b.*(?:receiver|Signal)|models\.signals|@receiver", path.read_text())
    ]
    assert told == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [relative(path) for path in MODULES if path.stem in NO_NAMES or path.parent.name in NO_NAMES] == []


def test_every_folder_and_module_says_what_it_is() -> None:
    silent = [
        relative(path)
        for path in MODULES
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert [name for name in silent if "/migrations/" not in name] == []


def test_text_is_declared_safe_only_where_there_is_a_reason() -> None:
    used = {relative(path) for path in MODULES if re.search(r"\bmark_safe\(|\bSafeString\(", path.read_text())}
    assert used == set(SAFE)


def test_nothing_is_left_to_be_done_later() -> None:
    words = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    kinds = {".py", ".html", ".css", ".js", ".md", ".toml", ".po", ".sh", ".typ", ".txt", ".xml"}
    left = [
        relative(path)
        for path in tracked()
        if path.suffix in kinds
        and "vendor" not in path.parts
        and path != Path(__file__)
        and words.search(path.read_text())
    ]
    assert left == []


def test_the_tree_names_no_machine_and_no_registry() -> None:
    named = re.compile("/" + "work/|/" + "root/|/" + "tmp/hg|registry" + r"\.npmjs|pypi\.org/simple|--index" + "-url")
    kinds = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".sh", ".in", ".lock", ""}
    found = [
        relative(path)
        for path in tracked()
        if path.suffix in kinds and "vendor" not in path.parts and named.search(path.read_text(errors="replace"))
    ]
    assert found == []


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text()
    assert " ".join(licence.split()).startswith("GNU AFFERO GENERAL PUBLIC LICENSE Version 3, 19 November 2007")
    assert "END OF TERMS AND CONDITIONS" in licence
    assert all(f"\n  {number}. " in licence for number in range(18))


@pytest.mark.parametrize("suffix", [".css", ".js", ".svg"])
def test_what_is_served_asks_no_third_party(suffix: str) -> None:
    asked = [
        relative(path)
        for path in (HAMGAM / "static").rglob(f"*{suffix}")
        if re.search(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]", path.read_text())
    ]
    assert asked == []
