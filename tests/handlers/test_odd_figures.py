"""Impossible numbers at the chat: a kind sentence, nothing lost, nothing counted."""

from pathlib import Path

from tests.handlers.talk import said, talk


async def test_impossible_numbers_are_kept_as_words_and_count_for_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        before = len((await ida.dossier()).activities)

        assert "“rpe 99”: RPE goes from 0 to 10." in said(await ida.say("/journal rpe 99"))
        heard = said(await ida.say("/journal 500 km in 1:00"))
        assert "faster than anyone on foot" in heard
        assert "I kept the words as a note." in heard

        dossier = await ida.dossier()
        assert len(dossier.activities) == before
        (today,) = [o for o in dossier.observations if o.date.isoformat() == "2026-12-01"]
        assert today.note == "rpe 99\n500 km in 1:00:00"
        assert today.rpe is None


async def test_the_sound_part_of_a_line_counts(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        heard = said(await ida.say("/journal 12k 1:05 rpe 6 energy 7"))

        assert "Run · 12 km · 1:05:00 · RPE 6" in heard
        assert "“energy 7”: Energy goes from 1 to 5." in heard


async def test_a_short_text_with_a_figure_is_no_small_talk(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        assert "For your journal?" in said(await ida.say("soreness 14"))


def _driven() -> bytes:
    """Forty minutes at 80 km/h, called a run."""
    points = "".join(
        f'<trkpt lat="{47 + n * 0.0002:.5f}" lon="8.5">'
        f"<time>2026-11-30T07:{n // 60:02d}:{n % 60:02d}Z</time></trkpt>"
        for n in range(2400)
    )
    head = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
    return f"{head}<trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>".encode()


async def test_a_file_of_a_drive_adds_no_distance_to_the_load(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        before = said(await ida.say("/metrics"))
        heard = said(await ida.file("drive.gpx", _driven()))

        assert "I count its time, not the 53.35 km" in heard
        longest = next(line for line in before.splitlines() if "Longest run" in line)
        assert longest in said(await ida.say("/metrics"))
        assert "I have this one already" in said(await ida.file("again.gpx", _driven()))
