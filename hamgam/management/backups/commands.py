"""`hamgam backup`, `hamgam restore`, `hamgam takeover`, `hamgam drill`, `hamgam update`, `hamgam export`: their words.

What they do is loaded when one of them runs.
"""

from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    """Register the commands and their words."""
    backup = commands.add_parser("backup", help="write one sealed copy of the installation, also while it serves")
    backup.add_argument("directory", type=Path, metavar="DIRECTORY", help="where backups lie, one file each")
    backup.add_argument(
        "--to", action="append", default=[], metavar="RECIPIENT",
        help="who can open it, as age1…; at least two, here or in HAMGAM_BACKUP_TO with commas between",
    )  # fmt: skip
    backup.add_argument(
        "--keep", metavar="7,4,6", help="then remove all but the newest of so many days, weeks and months"
    )

    restore = commands.add_parser("restore", help="bring a backup back where nothing is yet, compared with a letter")
    _add_restoring(restore)
    restore.add_argument(
        "--new-epoch",
        action="store_true",
        help="go on although entries are lost; the members are asked, and see what is lost",
    )
    takeover = commands.add_parser(
        "takeover",
        help="become the host from a backup and a member's copy, under a key of your own; the members are asked",
    )
    _add_restoring(takeover)

    drill = commands.add_parser("drill", help="restore a backup into memory, check it, and note the day")
    _add_opening(drill, required=False)
    drill.add_argument("--held", metavar="DAY", help="only note a good drill that was held on another machine")

    update = commands.add_parser(
        "update", help="take over the database with this version: backup, new tables, check, and back if it fails"
    )
    update.add_argument("directory", type=Path, metavar="DIRECTORY", help="where backups lie, one file each")
    update.add_argument("--to", action="append", default=[], metavar="RECIPIENT", help="as for backup")
    update.add_argument(
        "--current", type=Path, metavar="LINK", help="the link that names the version in use; turned to this one"
    )

    export = commands.add_parser("export", help="write what every member reads, in open formats, as a folder of files")
    export.add_argument("directory", type=Path, metavar="DIRECTORY", help="empty, or not there yet")


def _add_restoring(command: Any) -> None:
    _add_opening(command, required=True)
    command.add_argument(
        "--into", type=Path, required=True, metavar="DIRECTORY", help="the new HAMGAM_VAR, empty or not there yet"
    )
    command.add_argument(
        "--database", default="", metavar="URL", help="an empty database of PostgreSQL, for a backup of one"
    )
    command.add_argument(
        "--since",
        type=Path,
        metavar="LETTER",
        help="a letter with a checkpoint: refuse what is older or of another history",
    )
    command.add_argument(
        "--mirror", type=Path, metavar="COPY",
        help="a copy of the record by hamgam-witness, COPY.checkpoint beside it: entries that the backup lacks are taken from there",
    )  # fmt: skip


def _add_opening(command: Any, *, required: bool) -> None:
    command.add_argument("file", type=Path, metavar="FILE", nargs=None if required else "?", help="the backup")
    command.add_argument(
        "--identity",
        required=required,
        metavar="IDENTITY",
        help="the file with the key that opens it; - for standard input",
    )
