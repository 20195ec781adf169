"""`relations serve`: the site on this machine's own address."""

import functools
import http.server
from pathlib import Path

import click

from analysis.cli import options
from analysis.requests.catalogue import BadRequest

HOST = "127.0.0.1"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of each."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal free."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=options.SITE, metavar="[DIR]")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
def command(folder: Path, port: int) -> None:
    """Serve the site in DIR (default: reports/site) to this machine only; stop with Ctrl+C."""
    if not (folder / "index.html").is_file():
        raise BadRequest(f"{folder} holds no index.html; run relations build first")
    try:
        server = server_of(folder, port)
    except OSError as error:
        raise BadRequest(f"port {port} is taken; give another with --port, or --port 0") from error
    with server:
        click.echo(f"http://{HOST}:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("stopped", err=True)


def server_of(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """A server of a folder's files that only this machine reaches."""
    handler = functools.partial(Quiet, directory=str(folder))
    return http.server.ThreadingHTTPServer((HOST, port), handler)
