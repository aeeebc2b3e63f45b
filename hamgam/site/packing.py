"""Pages packed as hard as gzip can: they are read over slow lines, and what is packed once travels far."""

import gzip
import secrets

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

#: Django packs at level 6. At 9 a page of the bylaws is 300 bytes smaller and takes some milliseconds more.
LEVEL, WORTH_PACKING = 9, 200


class PackedHard(GZipMiddleware):
    """Django's own, with its padding by chance against guessing from lengths (BREACH), at the hardest level."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed where its reader can unpack it; what flows piece by piece is left to Django."""
        content = b"" if response.streaming else response.content  # type: ignore[attr-defined]
        asked = re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if not asked or len(content) < WORTH_PACKING or response.has_header("Content-Encoding"):
            return super().process_response(request, response)  # type: ignore[arg-type]
        patch_vary_headers(response, ("Accept-Encoding",))
        packed = _padded(gzip.compress(content, LEVEL, mtime=0), self.max_random_bytes)
        if len(packed) >= len(content):
            return response
        response.content = packed  # type: ignore[attr-defined]
        response.headers["Content-Length"], response.headers["Content-Encoding"] = str(len(packed)), "gzip"
        if response.headers.get("ETag", "").startswith('"'):
            response.headers["ETag"] = "W/" + response.headers["ETag"]  # the same page, packed: no longer byte by byte
        return response


def _padded(packed: bytes, most: int) -> bytes:
    """With a file name of a length by chance in its head, which nobody reads."""
    name = b"a" * secrets.randbelow(most) + b"\0"
    return packed[:3] + bytes([packed[3] | 8]) + packed[4:10] + name + packed[10:]
