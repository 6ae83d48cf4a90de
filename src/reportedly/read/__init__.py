"""Read: arguments → files → captures → page text. The one place that opens files."""

from reportedly.read.capture import MAX_BYTES, capture_bytes, capture_file
from reportedly.read.declared import DeclaredFields, declare, declared_for, read_manifest
from reportedly.read.inputs import find_inputs
from reportedly.read.render import RENDERERS, render_page

__all__ = [
    "MAX_BYTES",
    "RENDERERS",
    "DeclaredFields",
    "capture_bytes",
    "capture_file",
    "declare",
    "declared_for",
    "find_inputs",
    "read_manifest",
    "render_page",
]
