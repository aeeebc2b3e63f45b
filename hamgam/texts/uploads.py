"""Uploaded papers stay in memory: Django's default would write a large one to the disk in clear."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class InMemoryOnly(MemoryFileUploadHandler):
    """Keeps an upload in memory, and stops reading one that is larger than any paper may be."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Take any size at first; the limit is held while the bytes arrive."""
        self.activated = True
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Stop beyond the limit, by a byte more than it, so that the form can say so."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT + self.chunk_size:
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)
        return None
