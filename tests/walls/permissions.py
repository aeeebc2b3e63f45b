"""Writes the table of permissions, or compares it.

python tests/walls/permissions.py --write              writes permissions.csv anew; its difference is what people review
python tests/walls/permissions.py --write texts.text   the rows of these addresses, and whatever rows are missing
python tests/walls/permissions.py                      compares every cell (some ten minutes)
"""

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> int:
    """1 where a cell differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("names", nargs="*", metavar="ADDRESS")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from tests.walls import table
    from tests.walls.house import database
    from tests.walls.sweep import Sweep

    with database() as house:
        sweep = Sweep(house)
        if options.write:
            print(f"{table.write(sweep, set(options.names))} rows in {table.FILE.name}")
            return 0
        count, wrong = table.surprises(sweep, lambda cell: True)
        wrong += table.missing(sweep)
    print(*wrong, f"{count} cells, {len(wrong)} surprises", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
