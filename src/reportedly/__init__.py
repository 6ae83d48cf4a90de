"""Reportedly keeps a claim ledger of a developing story: who said what, when, through whom.

The sentence that describes the product is the folder listing:
read → clean → parse → extract → link → ledger → brief.
"""

__version__ = "0.1.0"
