"""Photos and pasted lists: rows, doubts, duplicates, taps; a kind sentence for everything else."""

from pathlib import Path

from tests.fakes.messages_server import FakeClaude
from tests.handlers.answers import row, rows
from tests.handlers.talk import png, said, talk

FOUND = rows(
    row("Berlin Marathon", "2026-09-27", 42.195, "3:28:11"),
    row("Lake Run", "2025-05-04", 10, "0:45:00", pace="5:30", pace_unit="km"),
    row("Western States 100", "2025-06-28", 100, "24:10:00", unit="mi", ascent_m=5500),
    row("Park Mile", "2026-05-02", 1, "0:05:58", unit="mi"),
)


async def test_a_screenshot_becomes_rows_and_taps_keep_them(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        before = len((await ida.dossier()).results)
        server.reply(FOUND)
        shown = said(await ida.photo(png()))
        assert "The printed pace does not fit time and distance." in shown
        assert "160.93 km" in shown
        assert len((await ida.dossier()).results) == before
        assert "Saved: 3 results." in said(await ida.press("Save all 3 I am sure of"))
        assert "Saved: Sun 4 May 2025" in said(await ida.press("Save 2 anyway"))
        assert len((await ida.dossier()).results) == before + 4
        server.reply(FOUND)
        again = said(await ida.photo(png()))
        assert "4 results, 4 stored" in again
        assert "[Save" not in again


async def test_a_picture_sent_as_a_file_is_looked_at_too(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(FOUND)
        ida.stage.phone.upload("results.png", png())
        assert "4 results" in said(list(await ida.stage.answers()))


async def test_a_hundred_rows_are_turned_page_by_page(tmp_path: Path, server: FakeClaude) -> None:
    many = [
        row(f"Race {n}", f"20{10 + n // 10}-0{n % 9 + 1}-{n % 27 + 1:02}", 10, f"0:4{n % 9}:00")
        for n in range(100)
    ]
    async with talk(tmp_path, server) as ida:
        server.reply(rows(*many))
        shown = said(await ida.photo(png()))
        assert "100 results" in shown
        assert "[More ›]" in shown
        assert "\n11 ·" not in shown
        second = said(await ida.press("More ›"))
        assert "11 · " in second
        assert "20 · " in second
        assert "Saved" in said(await ida.press("Save 13"))
        assert "Saved: 99 results." in said(await ida.press("Save all 99 I am sure of"))


async def test_a_photo_without_a_result_gets_a_kind_sentence_and_its_caption_is_heard(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(rows())
        shown = said(await ida.photo(png(), caption="12k 1:05 rpe 6"))
        assert "I found no race result there" in shown
        assert "For your journal?" in shown


async def test_without_a_key_a_photo_is_told_what_does_work(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        shown = said(await ida.photo(png(), caption="crushing chest pain"))
        assert "emergency number" in shown
        shown = said(await ida.photo(png()))
        assert "none is connected to this bot" in shown
        assert "/race result Berlin Marathon" in shown


async def test_with_claude_down_a_photo_is_asked_for_again(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.down()
        assert "Please send it again in a while" in said(await ida.photo(png()))


async def test_a_pasted_list_is_read_with_and_without_its_command(
    tmp_path: Path, server: FakeClaude
) -> None:
    lines = "Paris Marathon 2023-04-02 42.2k 3:41:12\nLake Run 2025-05-04 10k 45:00"
    async with talk(tmp_path, server) as ida:
        assert "2 results" in said(await ida.say(f"/race result\n{lines}"))
        assert "2 results" in said(await ida.say(f"/race result {lines}"))
        assert "2 results" in said(await ida.say(lines))
        assert server.asked == []
        server.reply(rows(row("Hill Race", "2024-05-03", 8, "0:41:07")))
        one = said(await ida.say("/race result hill race 3rd of may 24, eight k in 41:07"))
        assert "Hill Race" in one


async def test_a_line_that_nobody_can_read_is_told_what_is_missing(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(rows())
        assert "The date is missing" in said(await ida.say("/race result foo"))
        assert "Which race" in said(await ida.say("/race result"))
