"""Demo content: invented people and towns, never in a real database."""
