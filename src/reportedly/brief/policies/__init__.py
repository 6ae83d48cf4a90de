"""Policies: rules by name that turn one question's conflicting figures into one number, never an average.

``POLICIES``               every policy by name, with its rule in one sentence and its source
``apply_policies``         each policy's number for each figure question, with who gives it
``say_chosen``             a number in words: ``14``, ``14–17``, ``low 9, best 14, high 17``
"""

from reportedly.brief.policies.applied import Applied, apply_policies, say_chosen
from reportedly.brief.policies.reports import Report, Stretch, stretches_of
from reportedly.brief.policies.rules import POLICIES, Chosen, Policy

__all__ = [
    "POLICIES",
    "Applied",
    "Chosen",
    "Policy",
    "Report",
    "Stretch",
    "apply_policies",
    "say_chosen",
    "stretches_of",
]
