"""What the text mentions: one module, one record and one finder for each kind."""
