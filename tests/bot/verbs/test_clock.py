"""check: a computer whose clock is wrong is told so."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import time

import pytest

from tests.bot.verbs.conftest import Command


class Elsewhere(BaseHTTPRequestHandler):
    """A server that knows nothing but the time, and that as it likes."""

    ahead_s = 0.0

    def do_HEAD(self) -> None:
        self.send_response(404)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string(time() + self.ahead_s)

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:hidden-token-hidden-token")
        monkeypatch.setenv("TELEGRAM_API_URL", f"http://127.0.0.1:{server.server_port}")
        yield
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("ahead_s", "says"),
    [(0, "as Telegram's"), (400, "s behind Telegram's"), (-400, "s ahead of Telegram's")],
)
def test_the_clock_is_held_against_telegrams(
    ahead_s: float, says: str, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setattr(Elsewhere, "ahead_s", ahead_s)

    said = command("check", "--json")

    (clock,) = [one for one in said.json if one["name"] == "clock"]
    assert says in clock["says"]
    assert clock["fine"] is (ahead_s == 0)
