"""An article as sentences, before anybody looks for a fact: tokens, context, what is in force."""
