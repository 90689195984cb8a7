"""Development zones: names by grammar and table (`names`), lists with one noun (`lists`), short names led back to full ones (`coreference`), days (`dating`)."""
