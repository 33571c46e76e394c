"""What else is sent: from a group, as a voice, from a place, late, in the middle of things."""

from datetime import timedelta
from pathlib import Path

from bot.local_chat.phone import Phone
from bot.local_chat.stage import LocalStage
from tests.handlers.talk import EVENING, Talk, png, said, talk


async def _heard(ida: Talk) -> str:
    return said(list(await ida.stage.answers()))


def _words(phone: Phone) -> list[str]:
    return [message.words for message in phone.messages if message.sender.is_bot]


async def test_a_group_gets_one_sentence_and_keeps_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        before = await ida.dossier()
        group = ida.house.emulator.group("Club", ida.stage.phone)
        there = ida.stage.phone.among(group)

        there.say("/journal rpe 6 chest pain")
        there.say("how was it?")
        there.say("/start")
        await ida.house.settle()

        (first, second) = _words(there)
        assert first.startswith("I coach in private, because training is personal: https://t.me/")
        assert first == second
        assert await ida.dossier() == before


async def test_what_cannot_be_read_gets_a_kind_sentence(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        ida.stage.phone.speak()
        assert "I cannot listen or watch, but I read" in await _heard(ida)
        ida.stage.phone.stick()
        assert "I cannot listen or watch, but I read" in await _heard(ida)
        heard = said(await ida.photo(png()))
        assert "Claude" in heard
        assert "/race result" in heard or "type" in heard.lower()

        said_before = ida.stage.phone.say("10k 55 min")[0]
        await ida.stage.answers()
        ida.stage.phone.rewrite(said_before, "11k 55 min")
        assert "What I noted from it stays as it was" in await _heard(ida)


async def test_a_voice_in_the_middle_of_a_question_leaves_it_open(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/journal 2026-12-01")
        ida.stage.phone.speak()
        await ida.stage.answers()

        assert "And your energy?" in said(await ida.say("6"))


async def test_a_place_answers_the_question_about_the_clock(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        ida.stage.phone.locate(-1.29, 36.82)
        assert "Your clock is now Africa/Nairobi. I did not keep the place." in await _heard(ida)

        ida.stage = LocalStage(ida.stage.desk, ida.house.emulator.join("Zoe"))
        await ida.say("/start")
        await ida.press("I am 16 or older: start")
        await ida.press("Running")
        for _ in range(6):
            await ida.press("Skip")
        await ida.press("None of these")
        await ida.press("Skip")
        ida.stage.phone.locate(40.7, -74.0)
        assert "Kilometres or miles?" in await _heard(ida)


async def test_a_question_that_was_replaced_can_be_taken_up_again(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/race")
        await ida.press("Add a race")
        await ida.say("Lake Run")
        await ida.say("/journal 2026-12-01")
        await ida.press("6")
        await ida.press("Skip")
        heard = said(await ida.press("None"))

        assert "[Back to the race]" in heard
        assert "When is it?" in said(await ida.press("Back to the race"))
        assert "How long is it?" in said(await ida.say("2027-05-16"))


async def test_a_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/injury left calf 4")
        await ida.house.restart()

        assert "worse on the morning after" in said(await ida.press("No"))
        await ida.house.restart()
        assert "There was nothing" not in said(await ida.say("/cancel"))


async def test_a_question_of_the_day_before_yesterday_is_no_longer_open(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/race")
        await ida.press("Add a race")
        await ida.stage.travel(EVENING + timedelta(days=3))
        await ida.stage.answers()

        assert "When is it?" not in said(await ida.say("Lake Run"))


async def test_what_is_said_while_a_week_is_written_waits_its_turn(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        for words in ("/regenerate tired", "/journal 6k 36:00 rpe 3", "/undo", "/week"):
            ida.stage.phone.say(words)
        await ida.stage.answers()

        heard = _words(ida.stage.phone)[-4:]
        assert "Week Mon 30 Nov" in heard[0]
        assert "Today: noted." in heard[1]
        assert heard[2].startswith("Undone: the journal entry")
        assert "Week Mon 30 Nov" in heard[3]


async def test_two_athletes_do_not_mix(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        desk = ida.stage.desk
        await ida.say("/race Only Mine 2027-05-16 10k C")
        tom = LocalStage(desk, ida.stage.phone)
        await tom.load_athlete(Path(__file__).parent.parent / "dossiers" / "tom.json")

        ida.stage.phone.say("/race")
        tom.phone.say("/race")
        await desk.settle()

        assert "Only Mine" in _words(ida.stage.phone)[-1]
        assert "Only Mine" not in _words(tom.phone)[-1]


async def test_a_file_that_is_too_large_is_not_fetched(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        heard = said(await ida.file("big.fit", bytes(21 * 1024 * 1024)))

        assert "over 20 MB" in heard
        assert "Reading" not in heard
