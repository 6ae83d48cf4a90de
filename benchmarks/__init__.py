"""Quality and speed, measured apart from the tests."""
