"""On which line of a TOML file something stands: tomllib reads values but forgets where they were."""

import re
from dataclasses import dataclass, field

_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*(?:\.[^=]*)?=")


@dataclass(frozen=True)
class Block:
    """A table of the file: the line of its heading and of each of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


class Lines:
    """Where tables and keys stand. Rows of `[[powers]]` are counted from 0; the top of the file is the table ""."""

    def __init__(self, toml_text: str) -> None:
        self.blocks: dict[str, list[Block]] = {"": [Block(1)]}
        current = self.blocks[""][0]
        for number, line in enumerate(toml_text.splitlines(), 1):
            table = _TABLE.match(line)
            key = _KEY.match(line)
            if table:
                current = Block(number)
                self.blocks.setdefault(table[2].strip(), []).append(current)
            elif key:
                current.keys.setdefault(key[1], number)

    def of(self, table: str, row: int = 0, key: str | None = None) -> int:
        """The line of a key; of its table's heading when the key is not there; 1 when that is not there either."""
        blocks = self.blocks.get(table, [])
        if key and f"{table}.{key}" in self.blocks:
            return self.blocks[f"{table}.{key}"][0].line
        if row >= len(blocks):
            return self.blocks[""][0].keys.get(table, 1)
        block = blocks[row]
        return block.keys.get(key, block.line) if key else block.line
