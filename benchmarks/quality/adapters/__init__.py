"""One adapter a task: a kit's inputs in, predictions in its format out."""
