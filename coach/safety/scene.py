"""A reading with its denials: the questions by which circumstances are told apart."""

import re
from collections.abc import Iterator
from typing import Final

from coach.safety.negation import Denials
from coach.safety.numbers import DAYS, Quantity, quantities
from coach.safety.phrases import Mention
from coach.safety.reading import Reading
from coach.safety.text import Gap

NEAR: Final = 5
SENTENCE: Final = 40
_TOPIC_REACH: Final = 8
_LONG_YEARS: Final = 2
_MARK_REACH: Final = 4
_AVOIDED_REACH: Final = 3
_FREE_DAYS: Final = 3
"""Days without it after which "no fever for days" is over; science.md §4.6 asks for two."""
_PAST_DAYS: Final = 10
"""A fever that was told of as so long ago: as many easy days as sick days are behind it."""
_NOT_YEARS: Final = frozenset({"m", "km", "ft", "k", "hm", "meter", "metres", "meters", "at"})
_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")


class Scene:
    """What a text says around its signs."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._denials = Denials(reading)
        self._alive: dict[tuple[str, str], tuple[Mention, ...]] = {}
        self._quantities: dict[str, tuple[Quantity, ...]] = {}

    def denied(self, mention: Mention) -> bool:
        """Whether a mention is denied, in any language the same words belong to."""
        reading = self.reading
        return self._denials.of(mention) or any(
            self._denials.of(twin)
            for language in reading.languages
            if language != mention.language
            for twin in reading.near(mention.concept, language, mention.start, 0)
            if twin.end == mention.end
        )

    def alive(self, concept: str, language: str) -> tuple[Mention, ...]:
        """Mentions of a concept that are not denied, in their order."""
        key = concept, language
        if key not in self._alive:
            mentions = self.reading.of(concept, language)
            self._alive[key] = tuple(m for m in mentions if not self.denied(m))
        return self._alive[key]

    def _belongs(self, now: Mention, passed: Mention) -> bool:
        """The "now" of "fine now": within the words, or right behind them."""
        behind = now.start == passed.end and not self.reading.words.gap(now.start)
        return behind or passed.start <= now.start < passed.end

    def quantities(self, language: str) -> tuple[Quantity, ...]:
        """Numbers with their units."""
        if language not in self._quantities:
            self._quantities[language] = tuple(quantities(self.reading, language))
        return self._quantities[language]

    def said(self, concept: str, language: str) -> bool:
        return bool(self.alive(concept, language))

    def around(self, concept: str, span: Mention, reach: int = SENTENCE) -> bool:
        """Whether a concept is named in the span's sentence, outside it, so many words away."""
        return any(True for _ in self.beside(concept, span, reach))

    def beside(self, concept: str, span: Mention, reach: int = SENTENCE) -> Iterator[Mention]:
        """Mentions in the span's sentence, outside it, at most so many words away."""
        width = span.end - span.start
        for mention in self.reading.near(concept, span.language, span.start, reach + width):
            before, after = span.start - mention.end, mention.start - span.end
            if 0 <= before < reach or 0 <= after < reach:
                yield mention

    def only_a_topic(self, span: Mention) -> bool:
        """Read about it, or asks what if: it has not happened."""
        if self._defined(span):
            return True
        ahead = [m for m in self.beside("hypothetical", span, _TOPIC_REACH) if m.end <= span.start]
        topics = [m for m in self.beside("topic", span, _TOPIC_REACH) if m.end <= span.start]
        if ahead or not topics:
            return bool(ahead)
        selves = self.beside("self", span, _TOPIC_REACH)
        return not any(topics[-1].end <= own.start < span.start for own in selves)

    def comes_back(self, span: Mention) -> bool:
        """Again, suspected, a new one; "never a problem again" is none."""
        return any(
            not any(
                never.end <= m.start
                and not any(self.reading.words.gap(w) for w in range(never.end, m.start + 1))
                for never in self.reading.near("negator", m.language, m.start, NEAR)
            )
            for m in self.beside("recurring", span)
        )

    def _defined(self, span: Mention) -> bool:
        """What is rhabdo? Asked and nothing else."""
        words = self.reading.words
        asked = any(m.end == span.start for m in self.beside("definition", span, 1))
        return asked and words.gap(span.end) is Gap.SENTENCE and not words.gap(span.start)

    def only_avoided(self, span: Mention) -> bool:
        """How do I avoid a stress fracture? It is not there."""
        return any(
            m.end <= span.start
            and not any(self.reading.words.gap(word) for word in range(m.end, span.start + 1))
            for m in self.beside("prevention", span, _AVOIDED_REACH)
        )

    def over(self, span: Mention) -> bool:
        """It has passed, by the athlete's own words, and is not said to be there still."""
        if self.around("persists", span) or self._present(span):
            return False
        past = self._said_of("near_past", span) or self.long_ago(span)
        return (
            self.no_longer(span)
            or self._later("passed", span)
            or (past and not self.around("now", span))
        )

    def no_longer(self, span: Mention) -> bool:
        """No longer have it, don't have it any more."""
        return (
            self._said_of("no_longer", span, NEAR)
            or self._not_anymore(span)
            or any(
                m.start < span.end <= m.end
                for m in self.reading.near("no_longer", span.language, span.end - 1, NEAR)
            )
        )

    def free_for_days(self, span: Mention) -> bool:
        """No longer has it, and has not for some days; or had it a week and a half ago."""
        sentences = self.reading.sentences
        near = [
            q
            for q in self.quantities(span.language)
            if q.unit in DAYS and sentences[q.place] == sentences[span.start]
        ]
        marks = [m.start for m in self.beside("ago_mark", span)]
        return any(
            (self.no_longer(span) and days >= _FREE_DAYS and q.place >= span.start)
            or (days >= _PAST_DAYS and any(abs(q.place - mark) <= _MARK_REACH for mark in marks))
            for q in near
            if (days := q.value * DAYS[q.unit])
        )

    def wholly_gone(self, span: Mention) -> bool:
        """Completely gone, within the sign's words or after them, and not back."""
        if self.around("persists", span) or self._present(span):
            return False
        near = self.reading.near("wholly_gone", span.language, span.start, SENTENCE)
        return any(m.start > span.start and not self._not(m) for m in near)

    def recovered(self, span: Mention) -> bool:
        """Recovered from it, and that is not denied."""
        return any(
            not self._not(m) and not self._wished(m) for m in self.beside("recovered", span, NEAR)
        )

    def long_ago(self, span: Mention) -> bool:
        """Years ago, as a child, in 2015."""
        words, sentences = self.reading.words.words, self.reading.sentences
        first, last = max(1, span.start - SENTENCE), min(len(words), span.end + SENTENCE)
        return (
            any(not self._since(m) for m in self._told_of("far_past", span))
            or self._years_since(span)
            or any(
                sentences[place] == sentences[span.start]
                and _YEAR.fullmatch(words[place])
                and not {*words[place - 1 : place], *words[place + 1 : place + 2]} & _NOT_YEARS
                for place in range(first, last)
            )
        )

    def _years_since(self, span: Mention) -> bool:
        """Two years or more, by a figure: ten years ago, vor zehn Jahren, hace diez años.

        "Hace dos años que me duele" goes on: what follows the years tells the two apart.
        """
        words = self.reading.words.words
        marks = [m.start for m in self.beside("ago_mark", span)]
        return any(
            q.unit == "year"
            and q.value >= _LONG_YEARS
            and any(abs(q.place - mark) <= _MARK_REACH for mark in marks)
            and words[q.place + 1 : q.place + 2] not in (("que",), ("qu",))
            for q in self.quantities(span.language)
        )

    def _said_of(self, concept: str, span: Mention, reach: int = SENTENCE) -> bool:
        """Named in the span's sentence, with no "but" and no colon between the two."""
        return any(True for _ in self._told_of(concept, span, reach))

    def _told_of(self, concept: str, span: Mention, reach: int = SENTENCE) -> Iterator[Mention]:
        for m in self.beside(concept, span, reach):
            if not self._parted(min(m.end, span.end), max(m.start, span.start), span.language):
                yield m

    def _since(self, past: Mention) -> bool:
        """Since last year: it began then, and is there."""
        near = self.reading.near("now", past.language, past.start, NEAR)
        return any(m.end == past.start for m in near)

    def _parted(self, start: int, end: int, language: str) -> bool:
        gaps = (self.reading.words.gap(word) for word in range(start, end + 1))
        return any(gap >= Gap.CLAUSE for gap in gaps) or any(
            start <= but.start < end
            for but in self.reading.near("but", language, start, end - start)
        )

    def _later(self, concept: str, span: Mention) -> bool:
        """Named after the span, in the same sentence or the next."""
        sentences = self.reading.sentences
        return any(
            m.start >= span.end
            and sentences[m.start] - sentences[span.start] <= 1
            and not self._not(m)
            and not self._wished(m)
            for m in self.reading.of(concept, span.language)
        )

    def _not_anymore(self, span: Mention) -> bool:
        """Don't have it any more: a denial before it and an "any more" behind."""
        language = span.language
        before = self.reading.near("negator", language, span.start, NEAR)
        behind = self.reading.near("anymore", language, span.end - 1, NEAR + 1)
        return any(n.end <= span.start for n in before) and any(
            m.start >= span.end for m in behind
        )

    def _wished(self, mention: Mention) -> bool:
        """Hope it is gone tomorrow."""
        near = self.reading.near("wishing", mention.language, mention.start, NEAR)
        return any(wish.end <= mention.start for wish in near)

    def undone(self, effort: Mention) -> bool:
        """No run: training that was not."""
        return self._not(effort)

    def _not(self, mention: Mention) -> bool:
        """Has not subsided: a denial stands right before it."""
        negators = self.reading.near("negator", mention.language, mention.start, 3)
        return any(mention.start - 2 <= n.end <= mention.start for n in negators)

    def _present(self, span: Mention) -> bool:
        """Said to be there now; the "now" of "fine now" is not."""
        sentences = self.reading.sentences
        passed = self.reading.of("passed", span.language)
        return any(
            abs(sentences[m.start] - sentences[span.start]) <= 1
            and not any(self._belongs(m, p) for p in passed)
            for m in self.reading.of("present", span.language)
        )

    def age_said(self, span: Mention) -> bool:
        """At 82, mit 45, a los 44: a story told, not something happening."""
        words = self.reading.words.words
        return any(
            mark.end < len(words) and words[mark.end].isdigit()
            for mark in self.beside("age_mark", span)
        )

    def cleared_since(self, span: Mention) -> bool:
        """Cleared after it happened: said later, or "cleared after the chest pain"."""
        language = span.language
        said = (*self.alive("fully_cleared", language), *self.alive("cleared", language))
        after = self.reading.of("after", language)
        return self.cleared(language) and any(
            m.start >= span.end or any(m.end <= a.start < span.start for a in after) for m in said
        )

    def cleared_after(self, span: Mention) -> bool:
        """A yes given after it (cleared after the chest pain), and nothing says it is back."""
        back = self.around("persists", span) or self.around("now", span) or self._present(span)
        if back or not self.cleared(span.language):
            return False
        afters = [a for a in self.beside("after", span, NEAR) if a.end <= span.start]
        said = self.alive("fully_cleared", span.language)
        return any(m.end <= a.start for m in said for a in afters)

    def cleared(self, language: str) -> bool:
        """A clinician said yes, in so many words."""
        if self.reading.has("not_cleared", language):
            return False
        return self.said("fully_cleared", language) or (
            self.said("cleared", language) and self.said("doctor", language)
        )
