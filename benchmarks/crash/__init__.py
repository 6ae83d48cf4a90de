"""Killed, interrupted, out of room: what is entered stays, and the next run finishes."""
