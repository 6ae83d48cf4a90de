"""The bundled story: fictional pages with what somebody declared of them."""

import shutil
from importlib import resources
from pathlib import Path

from reportedly.errors import ReportedlyError

__all__ = ["bundled_pages", "lay_out"]


def bundled_pages() -> Path:
    """The folder of the bundled pages: in the package, or beside it in a checkout.

    Raises ReportedlyError where neither has it.
    """
    packaged = Path(str(resources.files("reportedly") / "examples" / "bridge" / "pages"))
    # An editable install runs from src/, and the examples lie beside it.
    checkout = Path(__file__).resolve().parents[3] / "examples" / "bridge" / "pages"
    for folder in (packaged, checkout):
        if folder.is_dir():
            return folder
    raise ReportedlyError("the bundled story", "is not installed", "install Reportedly again")


def lay_out(folder: Path) -> Path:
    """Copy the bundled pages into ``folder/pages``, so that a person can open them; what is there stays."""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for page in sorted(bundled_pages().iterdir()):
        if page.is_file() and not (pages / page.name).exists():
            shutil.copyfile(page, pages / page.name)
    return pages
