"""Time and memory by stage, beside a baseline in the same run."""
