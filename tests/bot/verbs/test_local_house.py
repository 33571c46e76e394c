"""The house of the local chat: stopped, started again, and who is offered then."""

from pathlib import Path

from pydantic import SecretStr

from bot.local_chat.desk import Desk
from bot.settings import Settings
from bot.verbs.running import KEY, House

DOSSIER = Path(__file__).parents[2] / "dossiers" / "ida.json"


def _house(folder: Path) -> House:
    return House(
        Settings(
            _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it
            data_dir=folder,
            data_key=SecretStr(KEY),
            send_limits="off",
        )
    )


async def test_whoever_trained_here_is_offered_again_after_a_restart(tmp_path: Path) -> None:
    house = _house(tmp_path)
    await house.start()
    ida = await Desk(house.emulator, house.hooks(), house.clock).load_dossier(DOSSIER)
    await house.stop()
    await house.emulator.close()

    again = _house(tmp_path)
    await again.start()
    desk = Desk(again.emulator, again.hooks(), again.clock)
    phone = await desk.open()
    phone.say("/today")
    await desk.settle()

    assert (phone.user.id, phone.user.first_name) == (ida.user.id, "Ida")
    assert "Week" in str(phone.messages[-1].inline)
    await again.stop()
    await again.emulator.close()
