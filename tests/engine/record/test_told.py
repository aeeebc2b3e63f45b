"""A checkpoint on paper or in a mail, and what a copy of the record says to it."""

import base64
import quopri

import pytest

from hamgam.engine.record import RecordError, Tree, checkpoint_text, compare_copy, leaf_hash, netstring
from hamgam.engine.record.told import Told, read_copy, told_in_letter, told_in_text, what_follows

from .coalition import published

ORIGIN = "rud.example/record"
DIGEST = bytes(range(224, 256))
WORD = base64.b64encode(DIGEST).decode()
LINES = f"{ORIGIN}\n12\n{WORD}\n"


def found(text):
    return list(told_in_text(text.encode()))


def test_three_lines_are_found_wherever_they_stand():
    for text in (
        LINES,
        f"Dear friends,\n\n{LINES}\nYours\n",
        LINES.replace("\n", "\r\n"),
        LINES.replace("\n", "\n\n"),
        "".join(f"> {line}\n" for line in LINES.splitlines()),
        "".join(f"\u200f{line}\u200e\n" for line in LINES.splitlines()),
    ):
        assert found(text) == [Told(ORIGIN, 12, DIGEST)]


def test_only_a_whole_number_and_a_digest_in_their_one_form_are_a_checkpoint():
    assert found(LINES.replace("12", "9" * 18)) == [Told(ORIGIN, int("9" * 18), DIGEST)]
    for size in ("9" * 19, "۱۲", "-12", "1.2", "twelve"):
        assert found(LINES.replace("12", size)) == []
    for word in (WORD[:-4], WORD + "AAAA", WORD[:9] + "!" + WORD[9:], "ه" * 44):
        assert found(LINES.replace(WORD, word)) == []


@pytest.mark.parametrize("way", ["quoted-printable", "base64"])
def test_a_mail_is_read_whatever_its_way_of_writing_hides(way):
    text = f"Letter of the coalition, {'=' * 90}\n{LINES}".encode()
    hidden = base64.encodebytes(text) if way == "base64" else quopri.encodestring(text)
    assert f"{WORD}\n".encode() not in hidden

    def mail(kind):
        return f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: {way}\n\n".encode() + hidden

    assert told_in_letter(mail("text/plain"), ORIGIN) == Told(ORIGIN, 12, DIGEST)
    with pytest.raises(RecordError, match="no_checkpoint"):
        told_in_letter(mail("application/octet-stream"), ORIGIN)


def test_of_several_the_longest_record_of_this_name_counts():
    longer = LINES.replace("12", "30")
    other = LINES.replace(ORIGIN, "sea.example/record").replace("12", "99")
    assert told_in_letter((LINES + longer + other + LINES).encode(), ORIGIN).size == 30
    with pytest.raises(RecordError) as error:
        told_in_letter(other.encode(), ORIGIN)
    assert (error.value.reason, error.value.data) == ("other_record", {"found": "sea.example/record", "wanted": ORIGIN})
    with pytest.raises(RecordError, match="no_checkpoint"):
        told_in_letter(b"Dear friends,\n", ORIGIN)


def letter(leaves):
    tree = Tree([leaf_hash(leaf) for leaf in leaves])
    return checkpoint_text(ORIGIN, tree.size, tree.root())


def test_a_copy_is_the_same_shorter_or_of_another_history():
    leaves, others = published(2).leaves, published(2, seed="other ").leaves
    for count in range(1, len(leaves) + 1):
        compared = compare_copy(leaves, letter(leaves[:count]))
        assert (compared.word, compared.size, compared.told.size, compared.resumed) == ("same", len(leaves), count, 0)
        assert compare_copy(leaves[:count], letter(leaves[:count])).word == "same"
    assert compare_copy(leaves[:3], letter(leaves[:4])).word == "shorter"
    assert compare_copy(leaves, letter(others)).word == "other_history"
    assert what_follows(leaves[:3], Told(ORIGIN, 4, bytes(32))) == "shorter"


def test_files_of_a_copy_begin_with_the_first_entry():
    leaves = published(1).leaves
    files = [netstring(leaves[0]) + netstring(leaves[1]), b"".join(map(netstring, leaves[2:]))]
    assert (read_copy(files), read_copy(files[:1]), read_copy([netstring(leaves[0])])) == (
        leaves,
        leaves[:2],
        leaves[:1],
    )
    for wrong in ([], [b""], files[1:], files[::-1], [b"x"], [netstring(b"x")]):
        with pytest.raises(RecordError, match="not_a_copy"):
            read_copy(wrong)
