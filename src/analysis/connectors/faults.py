"""What goes wrong with a stranger's file, whichever library meets it, and the words for it."""

import csv
import lzma
import struct
import zipfile
import zlib

from analysis.connectors.bounds import shown

LAID_OUT = (AttributeError, LookupError, TypeError, AssertionError, BufferError)
FAULTS = (  # what libraries and connectors raise for files that are torn, not of their kind, or made to harm
    *(ArithmeticError, EOFError, MemoryError, OSError, RuntimeError, SyntaxError, ValueError, *LAID_OUT),
    *(csv.Error, lzma.LZMAError, struct.error, zipfile.BadZipFile, zlib.error),
)
MEMORY = "it takes more memory than a fetch may have"


def told(error: BaseException) -> str:
    """A fault in a few words; those of a library that stumbled over a file say nothing of the file.

    >>> told(ValueError("year 3000 lies\\nahead")), told(KeyError("zip")), told(MemoryError())
    ('year 3000 lies ahead', 'it is not laid out as such a file is', 'it takes more memory than a fetch may have')
    """
    words = " ".join(str(error).split())
    if isinstance(error, MemoryError) or "out of memory" in words:
        return MEMORY
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, csv.Error):
        return "it is no table in lines of text"
    return "it is not laid out as such a file is" if isinstance(error, LAID_OUT) else shown(words, 160)
