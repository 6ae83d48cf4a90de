"""What the lexicons hold, as one digest: a verb added to a table is a change that no rule's name tells."""

import hashlib
from functools import cache
from importlib import resources

__all__ = ["lexicons_digest"]


@cache
def lexicons_digest() -> str:
    """SHA-256 over every shipped table, its name and its bytes, in hex."""
    digest = hashlib.sha256()
    folders = (each for each in resources.files("reportedly.lexicons").iterdir() if each.is_dir())
    for folder in sorted(folders, key=lambda each: each.name):
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith(".tsv"):
                data = file.read_bytes()
                digest.update(f"{folder.name}/{file.name} {len(data)}\n".encode())
                digest.update(data)
    return digest.hexdigest()
