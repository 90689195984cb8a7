"""What the text states: facts built from mentions, clause by clause."""
