"""A document in other forms: nothing is computed here that the document does not hold."""
