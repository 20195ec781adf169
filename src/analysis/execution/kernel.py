"""The kernel that runs a report: IPython's own, which dies with the builder and shows what `pages.shown` says."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tie_to_parent() -> None:
    """Ask Linux to kill this process when its parent dies; elsewhere ipykernel watches the parent itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            raise SystemExit(1)


def hush() -> None:
    """Keep what the kernel says of its own off the builder's terminal; a cell's output travels by message."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def main() -> None:
    """Start the kernel whose connection file the command line names."""
    tie_to_parent()
    hush()
    from ipykernel import kernelapp

    kernelapp.launch_new_instance([*sys.argv[1:], "--IPKernelApp.extra_extensions=analysis.pages.shown"])


if __name__ == "__main__":
    main()
