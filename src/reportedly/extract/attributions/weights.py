"""The learned weights: loaded once, read-only, and only when their bytes are the ones listed beside them."""

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np

from reportedly.errors import ModelNotTrusted
from reportedly.extract.attributions.network import Network

__all__ = ["FILE", "SUMS", "Models", "load_models", "read_models", "write_models"]

FILE: Final = "attributions.npz"
SUMS: Final = "SHA256SUMS"
_NAMES: Final = ("cue", "source", "content")
_PARTS: Final = ("table", "scale", "bias", "out")


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """The three models, and the first digits of their file's digest."""

    cue: Network
    source: Network
    content: Network
    digest: str


@cache
def load_models() -> Models:
    """The shipped models. Raises ModelNotTrusted where the file is absent or is not the one listed."""
    folder = resources.files("reportedly.extract.attributions") / "weights"
    try:
        data = (folder / FILE).read_bytes()
        listed = (folder / SUMS).read_text(encoding="ascii").split()
    except OSError as error:
        raise ModelNotTrusted(
            FILE, "the attribution weights are not installed", "reinstall, or run `make train`"
        ) from error
    return read_models(data, expected=listed[0] if listed else "")


def read_models(data: bytes, *, expected: str) -> Models:
    """Read models from the bytes of their file; ``expected`` is its SHA-256 in hex. Raises ModelNotTrusted."""
    digest = hashlib.sha256(data).hexdigest()
    if digest != expected:
        raise ModelNotTrusted(
            FILE,
            f"the attribution weights are not the ones listed (digest {digest[:12]}…, listed {expected[:12]}…)",
            "reinstall, or run `make train`",
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as parts:
        networks = {name: Network(*(parts[f"{name}_{part}"] for part in _PARTS)) for name in _NAMES}
    return Models(**networks, digest=digest[:8])


def write_models(networks: dict[str, Network]) -> tuple[bytes, str]:
    """The bytes of the file, the same for the same weights, and their SHA-256 in hex."""
    parts = {f"{name}_{part}": getattr(networks[name], part) for name in _NAMES for part in _PARTS}
    out = io.BytesIO()
    # The zip entries numpy writes carry a fixed date: equal weights give equal bytes.
    np.savez_compressed(out, **parts)
    data = out.getvalue()
    return data, hashlib.sha256(data).hexdigest()
