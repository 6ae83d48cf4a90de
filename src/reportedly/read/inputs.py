"""Arguments → files: paths, folders, globs and ``-``, in a fixed order, with a reason for each that is none."""

import glob
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from reportedly.read.declared import MANIFEST, SIDECAR_SUFFIX
from reportedly.records import Rejected

__all__ = ["find_inputs"]

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SAVED_PARTS: Final = "_files"
"""What browsers add to a page's name for the folder of its scripts, styles and images."""


def find_inputs(arguments: Sequence[str]) -> Iterator[Path | Literal["-"] | Rejected]:
    """The files that the arguments name, each once, in the arguments' order and sorted within a folder.

    A folder stands for the regular files in it and below. Left out: dot files, what
    describes pages (``sources.csv``, ``page.html.csv``), the folder of parts a browser
    saves beside a page (``page_files``). A link that leads out of the folder, to another
    folder or nowhere is not followed, and yields a ``Rejected`` row. A glob is expanded where the shell has not done so.

    A missing path, an empty folder, a glob without a match and an address each yield a
    ``Rejected`` row. What the files hold is looked at when they are captured.
    """
    seen: set[Path] = set()
    for argument in arguments:
        if argument == "-":
            yield "-"
            continue
        for found in _expand(argument):
            if isinstance(found, Rejected):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


def _expand(argument: str) -> Iterator[Path | Rejected]:
    if _ADDRESS.match(argument):
        yield _reject(argument, "is an address, and nothing is fetched", "save the page and pass the file")
        return
    if not argument or "\0" in argument:
        yield _reject(argument, "is no path", "pass files, folders, globs or -")
        return
    path = Path(argument)
    try:
        if path.is_dir():
            yield from _files_in(path)
        elif path.exists() or path.is_symlink():
            yield path
        elif glob.has_magic(argument):
            yield from _matches(argument)
        else:
            yield _reject(argument, "does not exist", "check the path")
    except OSError as error:
        yield _reject(
            argument, f"could not be looked at ({error.strerror})", "check the path and its permissions"
        )


def _matches(pattern: str) -> Iterator[Path | Rejected]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    if not matches:
        yield _reject(pattern, "matches nothing", "check the pattern, or pass the folder")
    for match in matches:
        if Path(match).is_dir():
            continue  # "pages/*" means the files there; a folder is passed by its name
        if not _describes_pages(Path(match)):
            yield Path(match)


def _files_in(folder: Path) -> Iterator[Path | Rejected]:
    found = False
    for item in _walk(folder, folder.resolve()):
        found = True
        yield item
    if not found:
        yield _reject(str(folder), "holds no articles", "pass a folder with saved pages (.txt, .html) in it")


def _walk(folder: Path, root: Path) -> Iterator[Path | Rejected]:
    """Depth first with an explicit stack; the names of each folder in code-point order."""
    stack = [folder]
    while stack:
        path = stack.pop()
        if not path.is_dir() or (path.is_symlink() and path != folder):
            if path.is_file() and _stays_inside(path, root):
                if not _describes_pages(path):
                    yield path
            elif path.is_symlink():
                yield _left_out(path)
            continue
        try:
            names = {child.name for child in path.iterdir() if not child.name.startswith(".")}
        except OSError as error:
            yield _reject(str(path), f"could not be listed ({error.strerror})", "check its permissions")
            continue
        stack.extend(path / name for name in sorted(names, reverse=True) if not _is_saved_parts(name, names))


def _left_out(link: Path) -> Rejected:
    if not link.exists():
        problem = "is a link to nothing"
    elif link.is_dir():
        problem = "is a link to a folder"
    else:
        problem = "is a link to what lies outside the folder"
    return _reject(str(link), problem, "pass what it leads to by its own name")


def _stays_inside(path: Path, root: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(root)


def _is_saved_parts(name: str, names: set[str]) -> bool:
    page = name.removesuffix(_SAVED_PARTS)
    return page != name and any(page + suffix in names for suffix in (".html", ".htm", ".xhtml"))


def _describes_pages(path: Path) -> bool:
    """The manifest, or a sidecar: a CSV named for a page that lies beside it."""
    if path.name == MANIFEST:
        return True
    return path.suffix == SIDECAR_SUFFIX and path.with_suffix("").is_file()


def _reject(subject: str, problem: str, remedy: str) -> Rejected:
    return Rejected(subject=subject, capture=None, stage="read", problem=problem, remedy=remedy)
