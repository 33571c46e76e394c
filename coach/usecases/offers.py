"""Offers of more load: made once a week at most, priced, and nothing without a yes."""

from dataclasses import dataclass, replace
from datetime import date

from coach.athlete import AthleteId
from coach.dossier import Offer
from coach.planning.changes import day_changes
from coach.planning.growth import growth, priced
from coach.planning.week import write_week
from coach.ports import Clock, Kept, Store
from coach.usecases.inputs import stamped
from coach.usecases.week import WeekShown, load

ACCEPTED = "the offer you took"
"""The cause of a version with an accepted offer in it."""

GONE = "Things have changed since I offered that: the week has no room for it now."


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAnswered:
    """What a yes or a no came to; `shown` None: nothing was changed, and `text` says why."""

    text: str
    shown: WeekShown | None = None


@dataclass(frozen=True, slots=True)
class MakeOffers:
    """Room to grow, for the athlete to take or to leave."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId, monday: date) -> Kept[Offer] | None:
        """More for a week whose verdict is room to grow; None otherwise."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
            made = await tx.offers.all(athlete, since=dossier.today(moment))
        for kept in made:
            if kept.value.week_start_date == monday and kept.value.accepted is None:
                return kept  # said a second time, after a crash in the middle of the first
        found = growth(dossier, dossier.today(moment), monday)
        if found is None:
            return None
        offer, _ = found
        async with self.store.transaction() as tx:
            return Kept(await tx.offers.keep(athlete, offer), offer)

    async def standing(self, athlete: AthleteId, monday: date) -> Kept[Offer] | None:
        """The offer of a week that waits for an answer, or one made now; None without room."""
        async with self.store.reading() as tx:
            made = [k for k in await tx.offers.all(athlete) if k.value.week_start_date == monday]
        waiting = [kept for kept in made if kept.value.accepted is None]
        return waiting[-1] if waiting else await self(athlete, monday)

    async def answer(self, athlete: AthleteId, id_: int, *, yes: bool) -> OfferAnswered:
        """A yes makes a new version of the week at once, undoable; a no is kept as a no."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            offer = await tx.offers.get(athlete, id_)
            if offer is None or offer.week_start_date is None:
                return OfferAnswered(text="That offer is not there any more.")
            if offer.accepted is not None:
                return OfferAnswered(text="That offer was answered already.")
            if not yes:
                await tx.offers.keep(athlete, replace(offer, accepted=False), id_)
                return OfferAnswered(text="Left as it is. More comes when you want it.")
            dossier = await load(tx, athlete, moment)
            today, monday = dossier.today(moment), offer.week_start_date
            if priced(dossier, offer, today) is None:
                return OfferAnswered(text=GONE)
            tx.undoable(athlete, "taking the offer", moment)
            taken = replace(offer, accepted=True)
            await tx.offers.keep(athlete, taken, id_)
            others = tuple(o for o in dossier.offers if o != offer)
            dossier = dossier.with_(offers=(*others, taken))
            before = dossier.in_force(monday)
            written = write_week(dossier, today=today, monday=monday)
            program = stamped(written.program, dossier, moment, ACCEPTED)
            program = await tx.programs.keep(athlete, program)
        shown = WeekShown(
            athlete=dossier.athlete,
            program=program,
            today=today,
            changes=day_changes(before, program, today),
            rules=written.rules,
            has_older=before is not None,
        )
        return OfferAnswered(text="Taken. The bounds hold as before.", shown=shown)
