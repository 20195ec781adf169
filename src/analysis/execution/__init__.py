"""Notebooks executed: in the process at hand as a kernel would, in a real kernel, and as an engine of papermill."""
