"""Race results from a picture or a pasted list: copied by Claude, held against arithmetic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.athlete import AthleteId
from coach.errors import FileFault, UnreadableFileError
from coach.ledger import Use
from coach.proposal import ResultProposal
from coach.race import Finish, RaceResult, Surface, same_result
from prompts.ask import Ask, Asker, Effort, Image, Instruction, Manner, Turn
from prompts.figures import untraced
from prompts.names import NAMELESS, plain_name
from prompts.pictures import media_type
from prompts.quotes import quote
from prompts.results_answer import ResultRow, ResultsAnswer
from prompts.template import load, version

ROWS = 100
LIST_LETTERS = 12_000
NAME_LETTERS = 80
MOST_BYTES = 7_000_000
"""10 MB in base64 are the most that is taken."""

KM = {"km": 1.0, "mi": 1.609344, "m": 0.001}
SHORTEST_KM, LONGEST_KM = 0.1, 1_000.0
"""What a result may be (coach/document.py): a shorter sprint could not be read back."""

LONGEST_S = 1_000_000.0
FASTEST_S_KM, SLOWEST_S_KM = 90.0, 3_600.0
PACE_WITHIN = 0.03
"""What is printed as pace may differ from time by distance by so much: rounding, and net times."""

DOUBTED = 0.5
"""The confidence of a row that does not add up, at most."""


def manner(model: str) -> Manner:
    """Up to a hundred rows fit."""
    return Manner(
        use=Use.SCREENSHOT,
        model=model,
        max_tokens=13_000,
        effort=Effort.MEDIUM,
        images=True,
        deadline_s=160.0,
        silence_s=30.0,
    )


@dataclass(frozen=True, slots=True)
class RaceResultReader:
    """Reads results through whoever can be asked: a `ResultReader`."""

    asker: Asker
    model: str

    async def read(
        self,
        athlete: AthleteId,
        source: bytes | str,
        *,
        known: Sequence[RaceResult],
        today: date,
    ) -> tuple[ResultProposal, ...]:
        """The rows that are results, those in doubt and those known marked so.

        Raises:
            WriterUnavailableError: not this time.
            UnreadableFileError: the bytes are no picture Claude can look at.
        """
        ask = results_ask(manner(self.model), athlete, source, today)
        if ask is None:
            return ()
        answer = await self.asker.ask(ask, ResultsAnswer)
        pasted = source if isinstance(source, str) else None
        return proposals(answer.value, known, today, pasted=pasted)


def results_ask(how: Manner, athlete: AthleteId, source: bytes | str, today: date) -> Ask | None:
    """The question about one picture or list; None for a list of nothing."""
    guide = load("race_results.md")
    turn = _picture(source) if isinstance(source, bytes) else _list(source)
    if turn is None:
        return None
    return Ask(
        manner=how,
        athlete=athlete,
        prompt_version=version(guide),
        system=(Instruction(text=guide.fill(today=today.isoformat()).strip()),),
        turns=(turn,),
    )


def _picture(data: bytes) -> Turn:
    kind = media_type(data)
    if kind is None:
        raise UnreadableFileError(FileFault.WRONG_TYPE, "I can read JPEG, PNG, GIF and WebP.")
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(FileFault.TOO_BIG, "That picture is too large for me.")
    return Turn(text="Copy the race results.", images=(Image(media_type=kind, data=data),))


def _list(text: str) -> Turn | None:
    """Line by line: a pasted list is read as lines."""
    lines = [line for raw in text.splitlines() if (line := quote(raw, 300)) is not None]
    pasted = "\n".join(lines)[:LIST_LETTERS]
    return Turn(text=f"Copy the race results of this list.\n\n{pasted}") if pasted else None


def proposals(
    answer: ResultsAnswer,
    known: Sequence[RaceResult],
    today: date,
    *,
    pasted: str | None = None,
) -> tuple[ResultProposal, ...]:
    """Rows as results: each read, checked, and looked up among those stored and those before.

    `pasted`: the list they were copied from; what does not stand in it is doubted.
    """
    found: list[ResultProposal] = []
    for row in answer.rows[:ROWS]:
        one = _proposal(row, today)
        if one is not None and pasted is not None:
            one = _traced(one, row, pasted)
        if one is None or any(same_result(one.result, other.result) for other in found):
            continue
        stored = any(same_result(one.result, result) for result in known)
        found.append(replace(one, known=stored))
    return tuple(found)


def _proposal(row: ResultRow, today: date) -> ResultProposal | None:
    """None where distance or date are missing: without them it is no result."""
    km = row.distance * KM.get(row.unit.strip().casefold(), 0.0)
    day = _day(row.date)
    name = plain_name(row.name, NAME_LETTERS)
    if day is None or name is None or not SHORTEST_KM <= km <= LONGEST_KM:
        return None
    seconds = _seconds(row.time)
    doubts = tuple(_doubts(row, km, seconds, late=day > today))
    confidence = min(100, max(0, row.confidence)) / 100
    return ResultProposal(
        result=RaceResult(
            name=name,
            date=day,
            km=round(km, 4),
            time_s=seconds,
            ascent_m=row.ascent_m if 0 < row.ascent_m <= 30_000 else None,  # noqa: PLR2004
            surface=_surface(row.surface),
            status=Finish.DNF if row.status.strip().casefold() == "dnf" else Finish.FINISHED,
        ),
        confidence=min(confidence, DOUBTED) if doubts else confidence,
        doubts=doubts,
    )


def _traced(one: ResultProposal, row: ResultRow, pasted: str) -> ResultProposal:
    """Held against the list itself: a name that is not in it is not shown."""
    doubts = list(one.doubts)
    result = one.result
    if _folded(row.name) not in _folded(pasted):
        doubts.append("I did not find the name in your list.")
        result = replace(result, name=NAMELESS)
    if result.time_s is not None and untraced(row.time, (pasted,)):
        doubts.append("I did not find the time in your list.")
    confidence = min(one.confidence, DOUBTED) if doubts else one.confidence
    return replace(one, result=result, doubts=tuple(doubts), confidence=confidence)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _doubts(row: ResultRow, km: float, seconds: float | None, *, late: bool) -> list[str]:
    found = ["The date lies ahead."] if late else []
    if seconds is None:
        if row.status.strip().casefold() != "dnf":
            found.append("I could not read a time.")
        return found
    pace = seconds / km
    if not FASTEST_S_KM <= pace <= SLOWEST_S_KM:
        found.append("Time and distance do not fit each other.")
    printed, per = _seconds(row.pace, short=True), KM.get(row.pace_unit.strip().casefold())
    if printed is not None and per and abs(printed / per / pace - 1) > PACE_WITHIN:
        found.append("The printed pace does not fit time and distance.")
    return found


def _seconds(text: str, *, short: bool = False) -> float | None:
    """h:mm:ss, of a pace m:ss; decimals of a second are dropped."""
    parts = text.strip().split(".")[0].split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
        return None
    numbers = [int(part) for part in parts]
    if any(number > 59 for number in numbers[1:]) or numbers[0] > 999:  # noqa: PLR2004
        return None
    if len(numbers) == 2:  # noqa: PLR2004 - minutes and seconds; a finish time may be that short
        return float(numbers[0] * 60 + numbers[1]) or None
    seconds = float(numbers[0] * 3600 + numbers[1] * 60 + numbers[2])
    return None if short or not 0 < seconds <= LONGEST_S else seconds


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year >= 1950 else None  # noqa: PLR2004 - nobody races on paper so old


def _surface(text: str) -> Surface | None:
    try:
        return Surface(text.strip().casefold())
    except ValueError:
        return None
