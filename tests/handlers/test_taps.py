"""Taps: at once, late, twice, forged; each is answered, and none counts for two."""

import asyncio
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.local_chat.events import Event, Happening
from bot.local_chat.phone import Phone
from handlers.buttons import decode
from tests.handlers.talk import Talk, said, talk


def _tap(phone: Phone, data: str) -> None:
    """A tap with whatever data, on the newest message of the bot."""
    message = next(m for m in reversed(phone.messages) if m.sender.is_bot)
    before = message.inline
    message.markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
    phone.tap(message, 0, 0)
    message.markup = before


async def _forged(ida: Talk, data: str) -> str:
    _tap(ida.stage.phone, data)
    return said(list(await ida.stage.answers()))


async def test_a_tap_is_answered_in_words_where_there_are_some(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")

        assert said(await ida.press("Suits me")) == "Thank you, noted."


async def test_a_button_does_not_turn_while_something_takes_long(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")
        answered: list[float] = []
        loop = asyncio.get_running_loop()

        def listen(event: Event) -> None:
            if event.kind is Happening.TOAST:
                answered.append(loop.time())

        ida.house.emulator.listen(listen)
        plan, begin = ida.house.bot.coach.explain_week, loop.time()

        async def slow(*args: object) -> object:
            await asyncio.sleep(1.5)
            return await plan(*args)  # type: ignore[arg-type]

        object.__setattr__(ida.house.bot.coach, "explain_week", slow)
        await ida.press("Why")

        assert len(answered) == 1
        assert answered[0] - begin < 1.4


async def test_the_same_answer_tapped_twice_counts_once(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/journal 2026-12-01")
        ida.stage.phone.press("6")
        ida.stage.phone.press("6")
        heard = said(list(await ida.stage.answers()))

        assert "And your energy?" in heard
        (day,) = [o for o in (await ida.dossier()).observations if str(o.date) == "2026-12-01"]
        assert (day.rpe, day.energy) == (6, None)


async def test_two_devices_answer_at_once_and_one_of_them_counts(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/journal 2026-12-01")
        ida.stage.phone.press("6")
        ida.stage.phone.press("9")
        await ida.stage.answers()

        (day,) = [o for o in (await ida.dossier()).observations if str(o.date) == "2026-12-01"]
        assert day.rpe == 6


async def test_done_tapped_twice_is_done_once_and_undone_once(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/today")
        ida.stage.phone.press("✓ Done")
        ida.stage.phone.press("✓ Done")
        await ida.stage.answers()
        await ida.say("/undo")

        assert "[✓ Done]" in said(await ida.say("/today"))
        dossier = await ida.dossier()
        assert not dossier.matches
        assert not [a for a in dossier.activities if a.day.isoformat() == "2026-12-01"]


async def test_what_was_done_and_is_skipped_after_all_counts_no_more(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/today")
        await ida.press("Skip")
        await ida.say("/today")
        await ida.press("✓ Done")

        await ida.press("Body")

        dossier = await ida.dossier()
        assert [(m.outcome, m.reason) for m in dossier.matches] == [("missed", "physical")]
        assert not [a for a in dossier.activities if a.day.isoformat() == "2026-12-01"]


async def test_a_button_of_an_earlier_question_says_which_one_is_open(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/race")
        await ida.press("Add a race")
        await ida.say("Lake Run")
        await ida.say("2027-05-16")
        await ida.press("10 km")

        heard = said(await ida.press("Half marathon"))

        assert "That was an earlier question. This one is open:" in heard
        assert "How much does it matter?" in heard


async def test_a_button_of_a_form_that_is_over_says_so(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/race")
        await ida.press("Add a race")
        await ida.say("/cancel")

        assert said(await ida.press("Cancel")) == "There was nothing to cancel."


FORGED = (
    ("", ""),
    ("0w:261130", "That button is from an older version."),
    ("1w:269999", "That button is from an older version."),
    ("1w:", "That button is from an older version."),
    ("1w:261130:extra", "That button is from an older version."),
    ("1R:999999:view", "not on your calendar any more"),
    ("1R:999999:deleted", "not on your calendar any more"),
    ("1R:1:nonsense", "Spring Marathon"),
    ("1E:999999:delete", "not on your calendar any more"),
    ("1i:999999:better:off", "closed already"),
    ("1i:1:nonsense:off", "closed already"),
    ("1D:261130:77", "not there any more"),
    ("1D:261201:-1", "not there any more"),
    ("1S:261201:0:nonsense", "What is in the way?"),
    ("1h:261201:77:20", ""),
    ("1h:261201:0:-5", ""),
    ("1h:261201:0:99999", ""),
    ("1M:261201:271201", ""),
    ("1t:261130:99:1", ""),
    ("1c:tone:1000", "That did not fit"),
    ("1c:owner:1", ""),
    ("1c:units:parsec", "That did not fit"),
    ("1G:261130:nonsense", "Week Mon 30 Nov"),
    ("1G:200101:tired", ""),
    ("1k:200106", ""),
    ("1y:200106", ""),
    ("1d:200106", ""),
    ("1j:300101:edit", ""),
    ("1j:010101:clear", ""),
    ("1e:999999:5", "not there any more"),
    ("1e:1:99", "That button is from an older version."),
    ("1m:999999:261201:E1", "not there any more"),
    ("1J:1:2", ""),
    ("1A:1:remove", ""),
    ("1W:999999", "removed already"),
    ("1u:999999", ""),
    ("1n:save:nokey", ""),
    ("1o:nowhere", "What I do"),
    ("1a:check_in:rpe:6", ""),
    ("1a:nothing:at:all", ""),
    ("1s:race:name", ""),
    ("1b:race", ""),
    ("1x:race", ""),
    ("1F:key:0", ""),
    ("1f:999999", ""),
    ("1z:999", ""),
    ("1l:T9", ""),
)
"""Callback data that no button of this bot bears, and what is said to it (empty: anything)."""


async def test_forged_taps_harm_nobody(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")
        before = await ida.dossier()
        wrong = []
        for data, words in FORGED:
            heard = await _forged(ida, data)
            if words not in heard or "Something went wrong" in heard:
                wrong.append((data, words, heard[:200]))
            await ida.say("/cancel")

        assert wrong == []
        after = await ida.dossier()
        assert (after.athlete, after.races, after.results) == (
            before.athlete,
            before.races,
            before.results,
        )


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=64))
def test_data_of_any_kind_is_a_button_or_none(data: str) -> None:
    button = decode(data)

    assert button is None or type(button).tag == data[1:].partition(":")[0]
