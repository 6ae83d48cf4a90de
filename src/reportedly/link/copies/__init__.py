"""Text that articles share: near-copies, passages, and lines that are nobody's news."""
