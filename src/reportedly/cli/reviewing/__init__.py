"""Corrections as people type them: what is meant, the edits it comes to, and their entry into the ledger."""
