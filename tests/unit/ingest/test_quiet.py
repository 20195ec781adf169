"""Reading a document opens nothing but the document: no other file, no connection, no program."""

import json
import subprocess
import sys
from pathlib import Path

from .article import FORMS

HARMFUL = {
    "page": """<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/b">]>
<html><head><link rel="stylesheet" href="http://127.0.0.1:9/a.css"><base href="http://127.0.0.1:9/">
<script src="http://127.0.0.1:9/a.js"></script><meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"></head>
<body><h1>Chad–Togo relations</h1><p>&a; &b; Chad opened an embassy in Lomé in 1992.</p>
<img src="file:///etc/passwd"><iframe src="file:///etc/hosts"></iframe><object data="/etc/passwd"></object>
<?xml-stylesheet href="file:///etc/passwd"?></body></html>""",
    "source": """'''Chad–Togo relations'''
{{:File:/etc/passwd}} {{/etc/passwd}} [[File:/etc/passwd]] <include src="/etc/passwd"/> {{#invoke:os|execute|id}}
[file:///etc/passwd a] Chad opened an embassy in [[Lomé]] in 1992.""",
    "markdown": "# Chad–Togo relations\n\n![a](file:///etc/passwd) [b](http://127.0.0.1:9/) Chad opened an embassy.",
}
READ = """
import json, sys
from pathlib import Path
from analysis import tables
from analysis.ingest import explain, ingest
from analysis.ingest.ingesting import load

data, seen, found = tables.load(), [], []
WATCHED = ("open", "socket", "subprocess", "os.", "shutil", "urllib", "ctypes", "import", "exec", "compile")
first, *others = map(Path, sys.argv[1:])
list(ingest([first], data)), list(explain(load(first), data))
sys.addaudithook(lambda event, given: seen.append([event, str(given[0])]) if event.startswith(WATCHED) else None)
for path in others:
    found.append(len(next(ingest([path], data)).candidates))
    lines = list(explain(load(path), data))
print(json.dumps([seen, found]))
"""


def test_nothing_is_opened_but_the_documents(tmp_path):
    documents = []
    for name, text in (FORMS | HARMFUL).items():
        documents.append(tmp_path / f"{name}.txt")
        documents[-1].write_text(text, "utf-8")
    call = [sys.executable, "-c", READ, documents[0], *documents]
    seen, found = json.loads(subprocess.check_output(call, cwd=Path(__file__).parent))
    assert all(found)
    assert {event for event, _ in seen} == {"open"}
    assert {given for _, given in seen} == {str(path) for path in documents}
