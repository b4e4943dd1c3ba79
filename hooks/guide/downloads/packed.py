"""Files by name go in, a zip file whose bytes depend on nothing else comes out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # what a zip file can say


def zipped(files: Mapping[str, bytes], time: int) -> bytes:
    """A zip of `files`, in their order, each dated `time` (seconds since 1970, UTC)."""
    when = max(datetime.fromtimestamp(time, UTC), EARLIEST).timetuple()[:6]
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name, when)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # as on Unix, wherever it is made
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()
