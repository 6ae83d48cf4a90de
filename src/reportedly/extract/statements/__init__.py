"""What is said: one statement for each attribution, and the outlet's own voice for the rest."""

from reportedly.extract.statements.assembly import assemble_statements

__all__ = ["assemble_statements"]
