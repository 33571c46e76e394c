"""A dossier goes into the chat and comes out by /export: the same athlete, the same numbers."""

import json
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.local_chat.desk import Desk
from bot.settings import Settings
from bot.verbs.running import KEY, House
from coach.document import write_dossier
from tests.athletes import random_dossier
from tests.bot.verbs.conftest import Command

FOLDER = Path(__file__).parents[2] / "dossiers"


async def _exported(folder: Path, path: Path) -> bytes:
    """What /export sends after the chat took in a dossier."""
    house = House(
        Settings(
            _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it
            data_dir=folder / "chat",
            data_key=SecretStr(KEY),
            send_limits="off",
        )
    )
    await house.start()
    desk = Desk(house.emulator, house.hooks(), house.clock)
    phone = await desk.load_dossier(path)
    phone.say("/export")
    await desk.settle()
    sent = next(m.content["document"] for m in phone.messages if "document" in m.content)
    file = house.emulator.world.files.get(sent["file_id"])
    await house.stop()
    await house.emulator.close()
    assert file is not None
    return file.content


def _path(folder: Path, which: str) -> Path:
    if not which.isdigit():
        return FOLDER / which
    made = folder / "made.json"
    made.write_text(json.dumps(write_dossier(random_dossier(int(which))[0])))
    return made


@pytest.mark.parametrize("which", ["documented.json", "tom.json", "4"])
async def test_what_is_exported_is_the_athlete_that_was_read(
    tmp_path: Path, command: Command, which: str
) -> None:
    told, back = _path(tmp_path, which), tmp_path / "back.json"

    back.write_bytes(await _exported(tmp_path, told))

    days = ("--today", "2026-12-04", "--json")
    for verb in (("metrics",), ("plan", "--week", "2026-12-07", "--planner")):
        before, after = (command(*verb, "--dossier", str(one), *days) for one in (told, back))
        assert before.code == after.code
        assert before.code in {0, 1}
        assert before.out == after.out


def test_the_documented_example_has_its_numbers(command: Command) -> None:
    """107 minutes at a mean pulse of 141, from 52 to 184, by the form for women."""
    said = command(
        "metrics", "--dossier", str(FOLDER / "documented.json"), "--today", "2026-11-28", "--json"
    )

    first = said.json["days"][0]
    assert first["date"] == date(2026, 11, 21).isoformat()
    assert first["external_total"] == first["external_impact"] == pytest.approx(18.1 + 0.8448)
    assert first["internal"] == pytest.approx(191.297, abs=0.001)
    assert first["internal_method"] == "mean_hr"
