"""What the server of worker processes does before it forks the first of them: it parses, so that patterns and tables are there for all."""

import gc

from zonenews.document import parse
from zonenews.sample_articles import examples

for text in examples().values():
    parse(text)
gc.collect()
gc.freeze()  # what is there now is never garbage: collections in the workers leave its pages alone, which they share
