"""What the commands share that answer from a file of rows and need no database: `hamgam ground`, `hamgam consultation`."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from hamgam.engine.ground import GroundError
from hamgam.engine.ground.consultation import ConsultationError

#: English and Persian for what can be wrong with any such file.
SENTENCES = {
    "not_found": ("The file {what} cannot be read.", "فایل {what} خوانده نمی‌شود."),
    "not_utf8": ("The file is not in UTF-8; save it in UTF-8.", "فایل UTF-8 نیست؛ آن را با UTF-8 ذخیره کنید."),
}


def printed(answer: Callable[[], dict[str, Any]], sentences: Mapping[str, tuple[str, str]]) -> int:
    """Prints the answer as JSON and gives 0, or prints the sentence that says what to mend and gives 2.

    `sentences` holds English and Persian by the codes of the errors, beside those of `SENTENCES`.
    """
    try:
        print(json.dumps(answer(), ensure_ascii=False), flush=True)
    except (GroundError, ConsultationError) as error:
        english, persian = (SENTENCES | dict(sentences))[error.code]
        print(persian.format(what=error.what), english.format(what=error.what), sep="\n", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads the answer has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
