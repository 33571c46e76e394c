"""What is measured of a week that is written before the athlete's eyes is really seen."""

from pathlib import Path

import pytest

from benchmarks.streaming import run


async def test_the_first_line_is_seen_before_the_whole_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    (watch,) = await run(1, 200.0, tmp_path)

    assert watch.first is not None
    assert watch.whole is not None
    assert watch.began < watch.first < watch.whole
    assert watch.whole_ms < 5_000
