"""What happened, when, where and to whom, as proposals for a person to confirm."""
