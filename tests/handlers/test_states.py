"""How an illness and an injury end: by answers, each of which counts once."""

from pathlib import Path

from coach.state import ReturnStage
from tests.handlers.talk import said, talk


async def test_two_taps_on_better_are_one_step(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/injury left calf 6")
        for _ in range(3):
            await ida.press("No")

        ida.stage.phone.press("Better")
        ida.stage.phone.press("Better")
        heard = said(list(await ida.stage.answers()))

        (state,) = (await ida.dossier()).states
        assert state.stage is ReturnStage.WALK
        assert "That answer counted already." in heard


async def test_a_fever_is_over_before_the_first_step(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/sick fever since yesterday")

        assert "First the fever" in said(await ida.press("Better"))
        assert "rest until Wed 2 Dec" in said(await ida.press("No fever any more"))
        assert "Two whole days without fever come first" in said(await ida.press("Better"))

        (state,) = (await ida.dossier()).states
        assert state.stage is ReturnStage.OFF


async def test_a_cold_is_not_asked_about_fever(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        heard = said(await ida.say("/sick head cold since sunday"))

        assert "You have been ill since Sun 29 Nov. For now: easy and short." in heard
        assert "fever" not in heard


async def test_two_open_states_have_buttons_that_say_which(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/sick head cold since sunday")
        await ida.say("/injury left calf 6")
        for _ in range(3):
            await ida.press("No")
        await ida.say("/sick")

        await ida.press("Injury: Better")

        stages = {str(s.kind): s.stage for s in (await ida.dossier()).states}
        assert stages == {"sick": ReturnStage.EASY_SHORT, "injury": ReturnStage.WALK}


async def test_whoever_is_ill_can_tell_of_an_injury_in_one_word(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/sick fever since yesterday")
        heard = said(await ida.say("/injury"))
        assert "Where does it hurt?" in heard

        await ida.say("/cancel")
        assert "You have been ill since" in said(await ida.say("/sick"))


async def test_better_behind_either_word_asks_how_it_goes(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/sick fever since yesterday")

        assert "You have been ill since" in said(await ida.say("/injury better"))
