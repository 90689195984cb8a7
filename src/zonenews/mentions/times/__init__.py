"""Calendar expressions and the days they mean: text to pieces (`lexer`, `reader`), pieces to values (`values`, `days`), what is in force (`discourse`)."""
