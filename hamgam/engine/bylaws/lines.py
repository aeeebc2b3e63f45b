"""On which line of a TOML file something stands: tomllib reads values but forgets where they were."""

import re
from dataclasses import dataclass, field

_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*(?:\.[^=]*)?=\s*(\[\s*(?:[{#].*)?$)?")
_LONGEST = 1000
"""So many letters of a line are looked at: the expressions above take time with the square of a line's length."""
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")


@dataclass(frozen=True)
class Block:
    """A table of the file: the line of its heading and of each of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


class Lines:
    """Where tables and keys stand. Rows of a list of tables are counted from 0; the top of the file is the table "".

    A list of tables may be written as `[[powers]]` blocks or as `powers = [` with one `{ … }` a row.
    """

    def __init__(self, toml_text: str) -> None:
        self.blocks: dict[str, list[Block]] = {"": [Block(1)]}
        current, listed, depth = self.blocks[""][0], "", 0
        for number, line in enumerate(toml_text.splitlines(), 1):
            line = line[:_LONGEST]
            table, key = _TABLE.match(line), _KEY.match(line)
            bare = _STRING.sub("", line).split("#")[0]
            if listed or (key and key[2] is not None):
                listed = listed or (key[1] if key else "")
                if key and not line.lstrip().startswith("{"):
                    current.keys.setdefault(key[1], number)
                self.blocks.setdefault(listed, []).extend(Block(number) for _ in range(bare.count("{")))
                depth += bare.count("[") - bare.count("]")
                listed = listed if depth > 0 else ""
            elif table:
                current = Block(number)
                self.blocks.setdefault(table[2].strip(), []).append(current)
            elif key:
                current.keys.setdefault(key[1], number)

    def of(self, table: str, row: int = 0, key: str | None = None) -> int:
        """The line of a key; of its row or heading when the key is not there; 1 when that is not there either."""
        blocks = self.blocks.get(table, [])
        if key and f"{table}.{key}" in self.blocks:
            return self.blocks[f"{table}.{key}"][0].line
        if row >= len(blocks):
            return self.blocks[""][0].keys.get(table, 1)
        block = blocks[row]
        return block.keys.get(key, block.line) if key else block.line
