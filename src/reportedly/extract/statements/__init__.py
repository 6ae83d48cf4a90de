"""What is said: one statement for each attribution, and the outlet's own voice for the rest."""

from reportedly.extract.statements.assembly import assemble_statements
from reportedly.extract.statements.parts import FOUND_BY

__all__ = ["FOUND_BY", "assemble_statements"]
