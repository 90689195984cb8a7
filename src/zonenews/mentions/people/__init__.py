"""People with their titles."""
