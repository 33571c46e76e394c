"""The command line: what cannot be done is told in one line, with an exit code."""

import asyncio
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen, check_output

import pytest

from benchmarks.bots import KEY
from bot.__main__ import VERBS, main
from bot.local_chat.emulator import TOKEN, Emulator
from bot.local_chat.server import EmulatorServer
from bot.lock import hold

ROOT = Path(__file__).parents[2]
NOISE = ("sqlite 3.", " INFO ")


class Elsewhere:
    """An emulator that serves from a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._server = EmulatorServer(Emulator())
        self.address = asyncio.run_coroutine_threadsafe(self._server.start(), self._loop).result()

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._server.stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    elsewhere = Elsewhere()
    yield elsewhere
    elsewhere.stop()


@pytest.fixture(autouse=True)
def _settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DATA_KEY", KEY)
    monkeypatch.setenv("HTTP_PORT", "0")
    monkeypatch.setenv("HTTP_HOST", "127.0.0.1")


def _complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that was said."""
    told = capsys.readouterr()
    lines = [line for line in told.err.splitlines() if not any(n in line for n in NOISE)]
    assert len(lines) == 1, lines
    return lines[0]


@pytest.mark.parametrize(
    ("given", "code", "why"),
    [
        ({"TELEGRAM_BOT_TOKEN": "nonsense"}, 2, "TELEGRAM_BOT_TOKEN is not a bot token"),
        ({"TELEGRAM_BOT_TOKEN": "77:unknown"}, 4, "Telegram does not know this token"),
        (
            {"TELEGRAM_API_URL": "http://127.0.0.1:1"},
            4,
            "Telegram cannot be reached: no connection to 127.0.0.1:1.",
        ),
        ({"HTTP_HOST": "300.1.1.1"}, 4, "The bot cannot start: 300.1.1.1 is no address of this"),
        ({"HTTP_PORT": "99999"}, 2, "HTTP_PORT is wrong"),
        ({"DATA_KEY": "short"}, 2, "DATA_KEY is not a key in base64"),
        ({"DATABASE_URL": "sqlite:////proc/coach.db"}, 4, "The database cannot be used"),
        ({"DATA_DIR": "/proc/data"}, 4, "The bot cannot start: no such file or directory (/proc/"),
    ],
)
def test_a_bot_that_cannot_start_says_why(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    elsewhere: Elsewhere,
    given: dict[str, str],
    code: int,
    why: str,
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", elsewhere.address)
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    assert main(["run"]) == code
    assert _complaint(capsys).startswith(why)


def test_a_port_that_is_taken_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], elsewhere: Elsewhere
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", elsewhere.address)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("HTTP_PORT", str(taken.getsockname()[1]))

        assert main(["run"]) == 4

        port = taken.getsockname()[1]
    assert f"port {port} is in use already; HTTP_PORT" in _complaint(capsys)


def test_the_local_chat_opens_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTP_HOST", "0.0.0.0")  # noqa: S104 -- the point

    assert main(["chat"]) == 2
    assert _complaint(capsys).startswith("HTTP_HOST is wrong")


@pytest.mark.parametrize("verb", ["run", "chat"])
def test_a_folder_is_for_one_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    with hold(tmp_path / "data"):
        assert main([verb]) == 3

    assert _complaint(capsys) == (
        f"Steadfoot is running on {tmp_path / 'data'} already. Stop it first."
    )


def test_a_database_sealed_with_another_key_is_left_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    elsewhere: Elsewhere,
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "77:unknown")
    monkeypatch.setenv("TELEGRAM_API_URL", elsewhere.address)
    assert main(["run"]) == 4
    before = (tmp_path / "data" / "steadfoot.db").stat().st_size
    capsys.readouterr()
    monkeypatch.setenv("DATA_KEY", KEY.swapcase())

    assert main(["run"]) == 4

    assert "DATA_KEY is not the key" in _complaint(capsys)
    assert (tmp_path / "data" / "steadfoot.db").stat().st_size == before


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("", "required: VERB"),
        ("nonsense", "invalid choice: 'nonsense'"),
        ("run --nonsense", "unrecognized arguments"),
        ("plan", "required: --dossier, --week"),
        ("chat --port many", "invalid int value"),
    ],
)
def test_a_command_that_is_none_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], command: str, why: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(command.split())

    assert ended.value.code == 2
    assert why in _complaint(capsys)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("read /nowhere/run.fit", "/nowhere/run.fit: No such file"),
        ("understand /nowhere/words.txt", "/nowhere/words.txt: No such file"),
        ("metrics --dossier /nowhere/ana.json", "/nowhere/ana.json: No such file"),
        ("plan --dossier /nowhere/ana.json --week 2026-12-07", "/nowhere/ana.json: No such file"),
        ("chat --script /nowhere/talk.txt", "/nowhere/talk.txt: No such file"),
        ("chat --script /bin/true", "/bin/true: not text"),
        ("backup", "there is no database"),
        ("restore /nowhere/coach.db", "coach.db is no backup"),
    ],
)
def test_a_file_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], command: str, why: str
) -> None:
    assert main(command.split()) == 2
    assert why in _complaint(capsys)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_explains_itself(capsys: pytest.CaptureFixture[str], verb: object) -> None:
    name = getattr(verb, "name", "")
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_whoever_reads_along_may_stop(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("ran 5k in 30:00, felt good\n" * 600)
    with Popen(  # noqa: S603 (more than a pipe holds)
        [sys.executable, "-m", "bot", "understand", str(file)], stdout=PIPE, stderr=PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"text"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_a_file_is_read_without_telegram() -> None:
    script = (
        "import sys, bot.verbs.reading, handlers.files.worker; print('telegram' in sys.modules)"
    )

    told = check_output([sys.executable, "-c", script], cwd=ROOT)  # noqa: S603

    assert told.strip() == b"False"
