"""Everything that can go wrong, one tree: what happened, to what, what to do next."""

__all__ = [
    "BrokenLedger",
    "InvalidRecord",
    "LexiconError",
    "ModelNotTrusted",
    "NewerLedger",
    "NoSuchId",
    "NotAStory",
    "ReportedlyError",
    "StoryInUse",
    "UnreadableInput",
    "WorkerDied",
    "WrongUse",
]


class ReportedlyError(Exception):
    """What happened (``problem``), to what (``subject``), and what to do next (``remedy``)."""

    def __init__(self, subject: str, problem: str, remedy: str) -> None:
        # All three go to Exception so that the error survives pickling:
        # it has to travel back whole from a worker process.
        super().__init__(subject, problem, remedy)
        self.subject, self.problem, self.remedy = subject, problem, remedy

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}; {self.remedy}"


class WrongUse(ReportedlyError):
    """The command was asked for something that makes no sense (exit code 2)."""


class UnreadableInput(ReportedlyError):
    """An input could not be turned into an article; it becomes a ``Rejected`` row."""

    def __init__(self, subject: str, problem: str, remedy: str, *, stage: str = "read") -> None:
        super().__init__(subject, problem, remedy)
        self.stage = stage

    def __reduce__(self) -> tuple[object, ...]:
        return (_unreadable_input, (*self.args, self.stage))


def _unreadable_input(subject: str, problem: str, remedy: str, stage: str) -> UnreadableInput:
    return UnreadableInput(subject, problem, remedy, stage=stage)


class NotAStory(ReportedlyError):
    """The folder is not a story: it holds no ``story.db``."""


class NewerLedger(ReportedlyError):
    """The ledger was written by a newer version; it is refused, kindly, and not touched."""


class BrokenLedger(ReportedlyError):
    """The ledger fails its own integrity check, or its bytes do not hold what they claim."""


class StoryInUse(ReportedlyError):
    """Somebody else is writing to the story: one writer at a time."""


class WorkerDied(ReportedlyError):
    """A worker process was lost over one input, and again when that was tried alone."""


class NoSuchId(ReportedlyError):
    """An id, or a prefix of one, names nothing in the ledger, or more than one thing."""


class ModelNotTrusted(ReportedlyError):
    """The language model's files are absent or are not the ones pinned by hash."""


class LexiconError(ReportedlyError):
    """A lexicon row breaks its schema."""


class InvalidRecord(ReportedlyError):
    """Bytes that claim to be a record are not one, or come from an unknown format version."""
