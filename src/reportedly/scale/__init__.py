"""Scale: the same pure function on many inputs, in one process or in several on one machine."""

from reportedly.scale.processes import Work, apart, workers

__all__ = ["Work", "apart", "workers"]
