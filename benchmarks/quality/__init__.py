"""The kits, their scorers and the floors."""
