"""Rebuild the shipped weights."""
