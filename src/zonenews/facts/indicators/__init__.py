"""Statistical statements: what is measured, whose, when, how much, and how it changed."""
