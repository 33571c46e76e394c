"""The coach: all it can be asked to do, in one place."""

from dataclasses import dataclass

from coach.dialogue.activity_day import ACTIVITY_DAY
from coach.dialogue.body import INJURY, SICK
from coach.dialogue.check_in import CHECK_IN
from coach.dialogue.onboarding import ONBOARDING
from coach.dialogue.races import RACE, RESULT
from coach.dialogue.week_wishes import AWAY, DELETE, NOTE, WEEK_LESS, WEEK_MORE, WEEK_OTHER
from coach.ports import (
    Accounts,
    Clock,
    NoteReader,
    ProgramWriter,
    QuestionAnswerer,
    ResultReader,
    Store,
)
from coach.usecases.activities import LogActivity, finish_activity_day
from coach.usecases.adjust import AdjustDay
from coach.usecases.ask import AskCoach
from coach.usecases.away import KeepAway, finish_away, finish_delete, finish_note, finish_wish
from coach.usecases.check_in import note_answer, planned_of
from coach.usecases.dialogues import Dialogues, FormKind
from coach.usecases.enrol import enrol
from coach.usecases.explain import ExplainWeek
from coach.usecases.found import FindResults
from coach.usecases.journal import KeepJournal
from coach.usecases.memory import Remember
from coach.usecases.metrics import ShowMetrics
from coach.usecases.note import Notes
from coach.usecases.offers import MakeOffers
from coach.usecases.pace import ShowPace
from coach.usecases.people import People
from coach.usecases.pushes import PreparePush
from coach.usecases.race_days import RaceDays
from coach.usecases.races import KeepRaces, finish_race, finish_result
from coach.usecases.regenerate import Regenerate
from coach.usecases.season import ShowSeason
from coach.usecases.settings import SETTING, KeepSettings, finish_setting
from coach.usecases.silence import AskSilence
from coach.usecases.states import (
    KeepStates,
    finish_injury,
    finish_sick,
    heed_injury,
    heed_sick,
)
from coach.usecases.stats import ShowStats
from coach.usecases.week import KeepOld, PlanWeek
from coach.usecases.workouts import MarkWorkout, RateProgram

KINDS = (
    FormKind(form=ONBOARDING, finish=enrol),
    FormKind(form=CHECK_IN, finish=note_answer, each=note_answer, known=planned_of),
    FormKind(form=RACE, finish=finish_race),
    FormKind(form=RESULT, finish=finish_result),
    FormKind(form=SICK, finish=finish_sick, each=heed_sick),
    FormKind(form=INJURY, finish=finish_injury, each=heed_injury),
    FormKind(form=AWAY, finish=finish_away),
    FormKind(form=WEEK_LESS, finish=finish_wish),
    FormKind(form=WEEK_MORE, finish=finish_wish),
    FormKind(form=WEEK_OTHER, finish=finish_wish),
    FormKind(form=NOTE, finish=finish_note),
    FormKind(form=SETTING, finish=finish_setting),
    FormKind(form=DELETE, finish=finish_delete),
    FormKind(form=ACTIVITY_DAY, finish=finish_activity_day),
)
"""Every form, and what it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """The façade over all use cases."""

    store: Store
    clock: Clock
    people: People
    dialogues: Dialogues
    plan_week: PlanWeek
    explain_week: ExplainWeek
    regenerate: Regenerate
    keep_old: KeepOld
    mark_workout: MarkWorkout
    adjust: AdjustDay
    offers: MakeOffers
    rate_program: RateProgram
    races: KeepRaces
    journal: KeepJournal
    activities: LogActivity
    states: KeepStates
    silence: AskSilence
    away: KeepAway
    metrics: ShowMetrics
    season: ShowSeason
    pace: ShowPace
    settings: KeepSettings
    race_days: RaceDays
    push: PreparePush
    notes: Notes
    memory: Remember
    results: FindResults
    ask: AskCoach
    stats: ShowStats


def build(  # noqa: PLR0913 (one for each thing the roof may or may not have)
    store: Store,
    clock: Clock,
    writer: ProgramWriter | None = None,
    *,
    notes: NoteReader | None = None,
    results: ResultReader | None = None,
    questions: QuestionAnswerer | None = None,
    accounts: Accounts | None = None,
    pushed: ProgramWriter | None = None,
    ahead: ProgramWriter | None = None,
) -> Coach:
    """The coach over a store, a clock and (if there is a key) the four uses of Claude.

    `pushed` and `ahead` write what may have been asked for by letter: at once, and hours before
    it is due. `writer` is who writes another version.
    """
    another = PlanWeek(store, clock, writer)
    plan_week, early = (PlanWeek(store, clock, one or writer) for one in (pushed, ahead))
    dialogues = Dialogues(store, clock, {kind.form.name: kind for kind in KINDS})
    return Coach(
        store=store,
        clock=clock,
        people=People(store, clock),
        dialogues=dialogues,
        plan_week=plan_week,
        explain_week=ExplainWeek(store, clock, plan_week),
        regenerate=Regenerate(store, clock, another),
        keep_old=KeepOld(store, clock),
        mark_workout=MarkWorkout(store, clock),
        adjust=AdjustDay(store, clock),
        offers=MakeOffers(store, clock),
        rate_program=RateProgram(store),
        races=KeepRaces(store, clock),
        journal=KeepJournal(store, clock),
        activities=LogActivity(store, clock),
        states=KeepStates(store, clock),
        silence=AskSilence(store, clock),
        away=KeepAway(store, clock),
        metrics=ShowMetrics(store, clock),
        season=ShowSeason(store, clock),
        pace=ShowPace(store, clock),
        settings=KeepSettings(store, clock),
        race_days=RaceDays(store, clock, plan_week),
        push=PreparePush(store, clock, plan_week, dialogues, MakeOffers(store, clock), early),
        notes=Notes(store, clock, notes),
        memory=Remember(store, clock),
        results=FindResults(store, clock, results),
        ask=AskCoach(store, clock, questions),
        stats=ShowStats(store, clock, accounts, claude=writer is not None),
    )
