"""How often the author can post without running dry."""

import os

# numpy's linear algebra starts a thread for each processor when it is imported, which costs more time than all the sums
# of a plan; and with one thread these come out the same, bit for bit, however many processors there are.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
