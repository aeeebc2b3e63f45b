"""``hamgam import FILE --json``: a paper from the disk, recognised, on standard output. Needs no database."""

import json
import os
import sys
from pathlib import Path

from hamgam.engine.recognise import Imported
from hamgam.papers.reading.answer import to_json
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.limits import read_paper
from hamgam.papers.reading.sentences import LARGEST, sentence


def import_json(path: str, language: str | None = None) -> int:
    """Prints the recognised paper and answers 0, or prints the sentence that says what to do and answers 2."""
    try:
        print(json.dumps(to_json(_read(Path(path)), language), ensure_ascii=False, indent=2), flush=True)
    except Unreadable as error:
        told = [sentence(error.code, each) for each in ([language] if language else ["fa", "en"])]
        print("\n".join(told), file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads the answer has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _read(path: Path) -> Imported:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Unreadable("folder")
        if not path.is_file():
            raise Unreadable("not_found")
        if size > LARGEST:
            raise Unreadable("too_large")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable("not_found") from error
    return read_paper(path.name, data)
