import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from coach.document import decode
from coach.recording import Reading
from handlers.files import worker
from tests.handlers.files.conftest import Read
from tests.handlers.files.makers import MOMENT, activity_file, long_gpx, session

ROOT = Path(worker.__file__).parents[2]
HEAD = {"name": "a.fit", "zone": "Europe/Berlin", "moment": MOMENT.isoformat()}


def child(
    data: bytes, *, head: object = HEAD, megabytes: int = 300, script: str = worker._START
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "-E", "-s", "-c", script, str(ROOT), "20", str(megabytes)],
        input=json.dumps(head).encode() + b"\n" + data,
        capture_output=True,
        check=False,
        timeout=60,
        cwd="/",
        env={},
    )


def answer(data: bytes, **how: Any) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(child(data, **how).stdout)
    return said


def test_a_file_in_is_a_reading_out(read: Read) -> None:
    data = activity_file([session()])

    assert decode(Reading, answer(data)["reading"]) == read(data)


def test_a_refusal_is_an_answer_too() -> None:
    assert answer(b"%PDF-1.7") == {
        "fault": "wrong_type",
        "sentence": "This is a PDF, not an activity. "
        "Send a .fit, .tcx or .gpx of a finished activity (also as .gz or .zip).",
    }


def test_too_little_memory_is_a_refusal_and_no_crash() -> None:
    assert answer(long_gpx(20), megabytes=60)["fault"] == "hostile"


def test_nothing_heavy_is_loaded() -> None:
    script = worker._START.replace("main()", "print(' '.join(sys.modules))")

    loaded = set(child(b"", script=script).stdout.decode().split())

    assert "handlers.files.child" in loaded
    assert not loaded & {"telegram", "asyncio", "sqlalchemy", "pydantic", "fitdecode", "urllib3"}


def test_the_limits_hold_for_whatever_is_read() -> None:
    script = worker._START.replace(
        "main()",
        "import handlers.files.child as c, resource as r, os\n"
        "c._limit(seconds=7, megabytes=200)\n"
        "print(r.getrlimit(r.RLIMIT_AS)[1], r.getrlimit(r.RLIMIT_CPU)[1], "
        "r.getrlimit(r.RLIMIT_FSIZE)[1], os.nice(0) > 0)",
    )

    assert child(b"", script=script).stdout.split() == [b"209715200", b"7", b"0", b"True"]


def test_a_question_that_makes_no_sense_gets_no_answer() -> None:
    ended = child(b"", head=[])

    assert ended.returncode != 0
    assert ended.stdout == b""
