"""Pages are packed as hard as gzip can, and padded so that their length gives nothing away."""

import gzip

from django.test import Client

from tests.people import World


def test_a_page_is_packed_for_whoever_can_unpack_it_and_its_length_varies(world: World) -> None:
    plain = Client().get("/fa/contact/")
    packed = [Client().get("/fa/contact/", headers={"accept-encoding": "gzip"}) for _time in range(12)]
    assert "Content-Encoding" not in plain.headers
    assert {answer.headers["Content-Encoding"] for answer in packed} == {"gzip"}
    assert all(b"</html>" in gzip.decompress(answer.content) for answer in packed)
    assert all(answer.headers["Content-Length"] == str(len(answer.content)) for answer in packed)
    assert len({len(answer.content) for answer in packed}) > 3
    assert "Accept-Encoding" in packed[0].headers["Vary"]
