"""What cells put out, caught in this process: ipykernel's own messages and streams, with no kernel behind them."""

import itertools
import json
import os
import select
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ipykernel import iostream
from jupyter_client.session import Session

PIECE = 1 << 16
CUT = "… cut here: this cell wrote {:,} bytes, at most {:g} MB are kept\n"


class Page:
    """The outputs of the cell at work, put together from messages as nbclient does, up to `limit` bytes."""

    def __init__(self) -> None:
        self.shown: dict[str, list[Any]] = {}
        self.begin("", 0)

    def begin(self, cell: str, limit: int) -> None:
        """Turn to the next cell."""
        self.cell, self.limit, self.outputs = cell, limit, []
        self._clear()

    def end(self) -> list[Any]:
        """The outputs of the cell, each stream in one piece where nothing came between; what comes later is lost."""
        self.cell, found = "", []
        for (kind, _), group in itertools.groupby(self.outputs, lambda held: (held.output_type, held.get("name"))):
            pieces = list(group)
            if kind == "stream":
                pieces[0].text = "".join(piece.text for piece in pieces)
            found += pieces[:1] if kind == "stream" else pieces
        if self.wrote > self.kept:
            text = CUT.format(self.wrote, self.limit / 1e6)
            found.append(_node({"output_type": "stream", "name": "stdout", "text": text}))
        return found

    def take(self, kind: str, content: dict[str, Any], size: int) -> None:
        """One message, `size` bytes long."""
        if kind == "clear_output":
            self.clearing = content["wait"]
            if not self.clearing:
                self._clear()
        elif held := self._fitting(kind, content, size):
            self._place(kind, held)

    def _place(self, kind: str, held: dict[str, Any]) -> None:
        name: str = (held.pop("transient", None) or {}).get("display_id", "")
        for earlier in self.shown.get(name, ()):
            earlier.update(data=held["data"], metadata=held["metadata"])
        if kind == "update_display_data":
            return
        if self.clearing:
            self._clear()
        self.outputs.append(_node({"output_type": kind, **held}))
        if name:
            self.shown.setdefault(name, []).append(self.outputs[-1])

    def _clear(self) -> None:
        self.outputs.clear()
        self.clearing, self.kept, self.wrote = False, 0, 0

    def _fitting(self, kind: str, held: dict[str, Any], size: int) -> dict[str, Any] | None:
        """What of a message may still be kept; of an error its name and cause always are."""
        room = self.limit - self.kept if self.wrote == self.kept else 0
        self.wrote += size
        if size <= room:
            self.kept += size
        elif kind == "stream" and room:
            held["text"] = held["text"].encode()[:room].decode(errors="ignore") + "\n"
        elif kind == "error":
            held.update(evalue=held["evalue"][:PIECE], traceback=[])
        else:
            return None
        return held


class Wire(iostream.IOPubThread):
    """Where a session and the streams send their messages: onto a page at once, by no socket and no thread.

    What a child process of a cell prints goes by its descriptors, as plain text.
    """

    def __init__(self) -> None:
        self.page, self.owner = Page(), os.getpid()
        self.thread = self.io_loop = None  # type: ignore[assignment]

    def send_multipart(self, parts: list[bytes], *_: Any, **__: Any) -> None:
        """Take one message, as JSON made it; those of a cell that has ended are lost, as nbclient loses them."""
        header, parent, _, content = map(json.loads, parts[-4:])
        if os.getpid() != self.owner:
            if header["msg_type"] == "stream":
                os.write(1 if content["name"] == "stdout" else 2, content["text"].encode())
        elif parent.get("msg_id") == self.page.cell:
            size = len(content["text"].encode()) if header["msg_type"] == "stream" else len(parts[-1])
            self.page.take(header["msg_type"], content, size)

    def schedule(self, f: Any) -> None:
        """Do at once what a child process asks for; the owner's streams are flushed when it is time."""
        if os.getpid() != self.owner:
            f()


class OutStream(iostream.OutStream):
    """sys.stdout or sys.stderr of a cell, which takes in what was written to its descriptor before it goes on."""

    def __init__(self, session: Session, wire: Wire, name: str) -> None:
        super().__init__(session, wire, name, watchfd=False)
        self.wire = wire
        self.number, self.due, self.lock = 1 if name == "stdout" else 2, 0.0, threading.RLock()
        self.peer: OutStream = self
        self._fid: Any = None
        self._original_stdstream_copy: Any = None

    def write(self, string: str) -> int | None:
        """Keep a text; ipykernel sends on what is older than 0.2 s, which decides the order of the two streams."""
        if self._is_master_process():
            self.drain()
            for stream in sorted((self, self.peer), key=lambda held: held.due):
                if stream.due and stream.due < time.monotonic():
                    stream._flush()
        self.due = self.due or time.monotonic() + self.flush_interval
        return super().write(string)

    def drain(self) -> None:
        """Take in what C code and other programs have written to the descriptor."""
        with self.lock:
            while piece := self._piece():
                super().write(piece.decode(errors="replace"))
                if len(piece) == PIECE:
                    super()._flush()

    def _piece(self) -> bytes:
        try:
            return os.read(self._fid, PIECE) if self._fid is not None else b""
        except BlockingIOError:
            return b""

    def _flush(self) -> None:
        if self._is_master_process():
            self.drain()
        self.due = 0.0
        super()._flush()

    def _flush_buffers(self) -> Iterator[tuple[Any, str]]:
        for parent, text in super()._flush_buffers():
            yield parent, text.encode(errors="replace").decode()  # half a character would lose the whole piece

    def capture(self) -> None:
        """Turn the descriptor into a pipe that this stream reads."""
        self._original_stdstream_copy = os.dup(self.number)
        self._fid, end = os.pipe()
        os.set_blocking(self._fid, False)
        os.dup2(end, self.number)
        os.close(end)

    def release(self) -> None:
        """Give the descriptor back."""
        os.dup2(self._original_stdstream_copy, self.number)
        os.close(self._original_stdstream_copy)
        os.close(self._fid)
        self._original_stdstream_copy = self._fid = None


def wired() -> tuple[Wire, Session, OutStream, OutStream]:
    """A wire, the session that writes to it, and the two streams of a shell."""
    wire, session = Wire(), Session(key=b"")
    out, err = OutStream(session, wire, "stdout"), OutStream(session, wire, "stderr")
    out.peer, err.peer = err, out
    return wire, session, out, err


@contextmanager
def captured(out: OutStream, err: OutStream) -> Iterator[None]:
    """What this process prints in the hands of the two streams, and nothing for it to read."""
    held = sys.stdout, sys.stderr
    for ours, theirs in zip((out, err), held, strict=True):
        ours._master_pid = out.session.pid = out.wire.owner = os.getpid()
        theirs.flush()
    sys.stdout, sys.stderr = out, err
    try:
        if os.name == "posix":  # elsewhere ipykernel does not watch descriptors either
            with _descriptors(out, err):
                yield
        else:
            yield
    finally:
        sys.stdout, sys.stderr = held


@contextmanager
def _descriptors(out: OutStream, err: OutStream) -> Iterator[None]:
    """Descriptors 0 to 2 turned, with a thread that keeps the pipes from filling up while Python waits."""
    held, (stop, stopping) = os.dup(0), os.pipe()
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    out.capture()
    err.capture()

    def relieve() -> None:
        while stop not in select.select([stop, out._fid, err._fid], [], [])[0]:
            out.drain()
            err.drain()

    thread = threading.Thread(target=relieve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        os.write(stopping, b".")
        thread.join()
        out.release()
        err.release()
        os.dup2(held, 0)
        for number in (held, stop, stopping, empty):
            os.close(number)


def _node(held: dict[str, Any]) -> Any:
    import nbformat  # only now: `shell.spare_grammar` comes first

    return nbformat.from_dict(held)
