"""What a cell sends out, caught in this process: ipykernel's own streams and messages with no kernel behind them."""

import itertools
import os
import select
import sys
import threading
import time
from typing import Any

from ipykernel.iostream import IOPubThread, OutStream
from jupyter_client.session import Session

PIECE = 1 << 16
CUT = "… cut here: this cell wrote {:,} bytes, at most {:g} MB are kept\n"


class Page:
    """The outputs of the cell at work, put together from messages as nbclient does, up to `limit` bytes."""

    def __init__(self) -> None:
        self.shown: dict[str, list[Any]] = {}
        self.begin("", 0)

    def begin(self, cell: str, limit: int) -> None:
        """Turn to the next cell; messages that another one sent are dropped."""
        self.cell, self.limit, self.kept, self.wrote = cell, limit, 0, 0
        self.outputs: list[Any] = []
        self.clearing = False

    def end(self) -> list[Any]:
        """The outputs of the cell, each stream in one piece where nothing came between."""
        self.cell = ""
        found = []
        for (kind, _), group in itertools.groupby(self.outputs, lambda held: (held.output_type, held.get("name"))):
            pieces = list(group)
            if kind == "stream":
                pieces[0].text = "".join(piece.text for piece in pieces)
            found += pieces[:1] if kind == "stream" else pieces
        if self.wrote > self.kept:
            found.append(node({"output_type": "stream", "name": "stdout", "text": self._cut()}))
        return found

    def take(self, kind: str, content: dict[str, Any], size: int) -> None:
        """One message of ipykernel, `size` bytes long."""
        if kind == "clear_output":
            self.clearing = bool(content["wait"])
            if not self.clearing:
                self._clear()
            return
        held = self._fitting(kind, content, size)
        if held is not None:
            self._place(kind, held)

    def _place(self, kind: str, held: dict[str, Any]) -> None:
        name = (held.pop("transient", None) or {}).get("display_id")
        for earlier in self.shown.get(name, ()) if name else ():
            earlier.update(data=held["data"], metadata=held["metadata"])
        if kind == "update_display_data":
            return
        if self.clearing:
            self._clear()
        self.outputs.append(node({"output_type": kind, **held}))
        if name:
            self.shown.setdefault(name, []).append(self.outputs[-1])

    def _clear(self) -> None:
        self.outputs.clear()
        self.clearing = False
        self.kept = self.wrote = 0

    def _fitting(self, kind: str, held: dict[str, Any], size: int) -> dict[str, Any] | None:
        """What of a message may still be kept; of what failed the name and the cause always are."""
        room = self.limit - self.kept if self.wrote == self.kept else 0
        self.wrote += size
        if size <= room:
            self.kept += size
        elif kind == "stream" and room:
            held["text"] = held["text"].encode(errors="replace")[:room].decode(errors="ignore") + "\n"
        elif kind == "error":
            held.update(evalue=held["evalue"][:PIECE], traceback=[])
        else:
            return None
        return held

    def _cut(self) -> str:
        return CUT.format(self.wrote, self.limit / 1e6)


def node(held: dict[str, Any]) -> Any:
    """A piece of a notebook as nbformat's node."""
    import nbformat  # only now: `shell.spare_grammar` comes first

    return nbformat.from_dict(held)


class Messages(Session):
    """A session whose messages go onto the page; those of a child process travel as plain text by its descriptors."""

    page: Page
    owner = os.getpid()

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, parent: Any = None, **_: Any) -> Any:  # type: ignore[override]
        """Put a message onto the page instead of sending it."""
        message = msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content, parent)
        kind, content = message["header"]["msg_type"], message["content"]
        if os.getpid() == self.owner:
            packed = self.pack(content)  # what JSON makes of it is what nbclient gets
            if message["parent_header"].get("msg_id") == self.page.cell:
                self.page.take(kind, self.unpack(packed), len(packed))
        elif kind == "stream":
            os.write(1 if content["name"] == "stdout" else 2, content["text"].encode(errors="replace"))
        return message


class NoThread(IOPubThread):
    """What a stream asks of ipykernel's sending thread; nothing is sent, so there is none."""

    def __init__(self) -> None:
        self.thread = None
        self.io_loop = None

    def schedule(self, f: Any) -> None:
        """Do at once what waits for another process, leave the rest to the next flush."""
        if getattr(f, "__name__", "") == "_flush":
            f()


class Stream(OutStream):
    """sys.stdout or sys.stderr of a cell: it takes in what was written to its descriptor before it goes on."""

    def __init__(self, session: Messages, name: str) -> None:
        super().__init__(session, NoThread(), name, watchfd=False)
        self.number = 1 if name == "stdout" else 2
        self._fid: Any = None
        self.peer: Stream = self
        self._original_stdstream_copy: int | None = None
        self.due = 0.0
        self.lock = threading.RLock()

    def write(self, string: str) -> int | None:
        """Keep a text; ipykernel sends what is older than 0.2 s, so that is the order in which pieces stand."""
        if self._is_master_process():
            self.drain()
            for stream in sorted((self, self.peer), key=lambda held: held.due):
                if stream.due and stream.due < time.monotonic():
                    stream._flush()
        self.due = self.due or time.monotonic() + self.flush_interval
        return super().write(string)

    def drain(self) -> None:
        """Take in what C code and other programs have written to this stream's descriptor."""
        with self.lock:
            while self._fid is not None and (piece := _read(self._fid)):
                super().write(piece.decode(errors="replace"))
                if len(piece) == PIECE:
                    self._flush()

    def _flush(self) -> None:
        if self._is_master_process():
            self.drain()
        self.due = 0.0
        super()._flush()

    def capture(self) -> None:
        """Turn the descriptor into a pipe that this stream reads."""
        self._master_pid = os.getpid()
        if os.name != "posix":
            return  # nor does ipykernel there
        self._original_stdstream_copy = os.dup(self.number)
        self._fid, end = os.pipe()
        os.set_blocking(self._fid, False)
        os.dup2(end, self.number)
        os.close(end)

    def release(self) -> None:
        """Give the descriptor back."""
        if self._original_stdstream_copy is None or self._fid is None:
            return
        os.dup2(self._original_stdstream_copy, self.number)
        os.close(self._original_stdstream_copy)
        os.close(self._fid)
        self._original_stdstream_copy = self._fid = None


class Relief:
    """A thread that keeps pipes from filling up while Python waits for another program."""

    def __init__(self, streams: list[Stream]) -> None:
        self.streams = [stream for stream in streams if stream._fid is not None]
        self.stop, self.stopped = os.pipe()
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def _work(self) -> None:
        while True:
            ready = select.select([self.stop, *(stream._fid for stream in self.streams)], [], [])[0]
            if self.stop in ready:
                return
            for stream in self.streams:
                stream.drain()

    def end(self) -> None:
        """Stop the thread."""
        os.write(self.stopped, b".")
        self.thread.join()
        os.close(self.stop)
        os.close(self.stopped)


def _read(number: int) -> bytes:
    try:
        return os.read(number, PIECE)
    except BlockingIOError:
        return b""


def wired() -> tuple[Page, Messages, Stream, Stream]:
    """A page, the session that writes it, and the two streams of a shell."""
    page, session = Page(), Messages()
    session.page = page
    out, err = Stream(session, "stdout"), Stream(session, "stderr")
    out.peer, err.peer = err, out
    return page, session, out, err


def flushed() -> None:
    """Let everything written so far reach the page, in ipykernel's order."""
    sys.stdout.flush()
    sys.stderr.flush()
