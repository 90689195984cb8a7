"""What the server of worker processes does before it forks the first of them: it parses, so that patterns and tables are there for all."""

import gc
import sys
from multiprocessing import forkserver

from zonenews.document import parse
from zonenews.sample_articles import examples

for text in examples().values():
    parse(text)
if getattr(sys.modules["__main__"], "main", None) is forkserver.main:
    # What is there now is never garbage: collections in the workers leave its pages alone, which they share. Elsewhere this would hide all
    # that a program has from `gc.get_referrers`.
    gc.collect()
    gc.freeze()
