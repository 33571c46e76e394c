"""Forms being filled in, in memory."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.lab.memory.book import Book, Memory
from coach.athlete import AthleteId
from coach.dialogue.dialogue import HELD, RESUMABLE_FOR, Dialogue


@dataclass(frozen=True, slots=True)
class MemoryDialogues:
    """Forms being filled in."""

    memory: Memory
    book: Book

    async def active(self, athlete: AthleteId) -> Dialogue | None:
        return next((d for d in self._of(athlete).values() if d.active), None)

    async def get(self, athlete: AthleteId, form: str) -> Dialogue | None:
        return self._of(athlete).get(form)

    async def keep(self, athlete: AthleteId, dialogue: Dialogue) -> None:
        forms = self._of(athlete)
        for form, other in list(forms.items()):
            if dialogue.active and other.active:
                self.book.put(forms, form, replace(other, active=False))
        self.book.put(forms, dialogue.form, dialogue)

    async def drop(self, athlete: AthleteId, form: str) -> None:
        self.book.drop(self._of(athlete), form)

    async def resumable(self, athlete: AthleteId, moment: datetime) -> Dialogue | None:
        since = moment - RESUMABLE_FOR
        found = [
            (d.opened, d)
            for d in self._of(athlete).values()
            if not d.active and not d.form.startswith(HELD) and d.opened is not None
        ]
        fresh = [
            (opened, d)
            for opened, d in found
            if opened > since and d.expires is not None and d.expires > moment
        ]
        return max(fresh, key=lambda one: one[0])[1] if fresh else None

    def _of(self, athlete: AthleteId) -> dict[str, Dialogue]:
        return self.memory.dialogues.setdefault(athlete, {})
