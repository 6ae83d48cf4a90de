"""What one statement is to another."""
