"""What every process that runs notebooks finds around it: the same on every machine, and one thread."""

SURROUNDINGS = {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "agg",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONSTARTUP": "",
    "PYTHONDONTWRITEBYTECODE": "1",
    "JUPYTER_PLATFORM_DIRS": "1",
    "OPENBLAS_NUM_THREADS": "1",  # no thread may run where processes are forked
    "OMP_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # the others claim address space far beyond what a report may have
}
