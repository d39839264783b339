"""Builds the wheel: the package and the shared library in one archive that needs no compiler where it is installed.

    LIBMONTY_LIBRARY=.../libmonty.so python3 backend.py FOLDER      or      pip wheel .

A build backend (PEP 517) of its own, because a wheel is a zip file with three extra files, and a platform's name is all that ours
needs beyond that. Never: compiles or downloads anything. Start reading at `build_wheel`.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple

HERE = Path(__file__).resolve().parent
NAME = "libmonty_python"
#: SYNC: wrapper version
VERSION = "0.1.0"
LIBRARY = {"darwin": "libmonty.dylib", "win32": "monty.dll"}.get(sys.platform, "libmonty.so")


def library() -> Path:
    """The library to carry: `LIBMONTY_LIBRARY`, else a release build in the repository around this folder."""
    named = os.environ.get("LIBMONTY_LIBRARY")
    path = Path(named) if named else HERE.parents[1] / "target" / "release" / LIBRARY
    if not path.exists():
        raise SystemExit(f"{path} is not there: build libmonty, or set LIBMONTY_LIBRARY")
    return path


def tag() -> str:
    """Any Python 3 on this platform: the package has no extension module."""
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return f"py3-none-{platform}"


def contents() -> Iterator[Tuple[str, bytes]]:
    """The files of the wheel but for its RECORD."""
    package = HERE / "src" / "libmonty"
    for path in sorted(package.glob("*.py")) + [package / "py.typed"]:
        yield f"libmonty/{path.name}", path.read_bytes()
    yield f"libmonty/{LIBRARY}", library().read_bytes()
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    metadata = (
        f"Metadata-Version: 2.1\nName: libmonty-python\nVersion: {VERSION}\n"
        "Summary: Python for untrusted programs, in your process, suspendable anywhere\nLicense: MIT\n"
        f"Requires-Python: >=3.9\nDescription-Content-Type: text/markdown\n\n{readme}"
    )
    info = f"{NAME}-{VERSION}.dist-info"
    yield f"{info}/METADATA", metadata.encode()
    yield f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: libmonty\nRoot-Is-Purelib: false\nTag: {tag()}\n".encode()


def build_wheel(
    wheel_directory: str,
    config_settings: Optional[Dict[str, Any]] = None,
    metadata_directory: Optional[str] = None,
) -> str:
    """Writes the wheel into a folder and returns its name (PEP 517)."""
    name = f"{NAME}-{VERSION}-{tag()}.whl"
    record = f"{NAME}-{VERSION}.dist-info/RECORD"
    lines = []
    with zipfile.ZipFile(Path(wheel_directory) / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in contents():
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            lines.append(f"{path},sha256={digest},{len(data)}\n")
            # A fixed date: the same files give the same wheel.
            archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo(record, (2020, 1, 1, 0, 0, 0)), "".join(lines) + f"{record},,\n")
    return name


def build_sdist(sdist_directory: str, config_settings: Optional[Dict[str, Any]] = None) -> str:
    """There is no source distribution: the sources are the repository."""
    raise SystemExit("libmonty-python is built as a wheel only")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    print(build_wheel(str(folder)))
