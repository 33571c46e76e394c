"""HTML is read as strictly as Telegram reads it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local_chat.html_check import ENTITY_OF_TAG, parse
from bot.local_chat.letters import utf16
from bot.local_chat.refusals import Refusal
from tests.cases import each

BROKEN = {
    "a<3 km": 'Unsupported start tag "3" at byte offset 1',
    "<b>bold": 'Can\'t find end tag corresponding to start tag "b"',
    "<b><i>x</b></i>": 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    "é<p>x</p>": 'Unsupported start tag "p" at byte offset 2',
    "x</b>": "Unexpected end tag at byte offset 1",
    "<b": "Unclosed start tag at byte offset 0",
    "<a href=": 'Unclosed start tag "a" at byte offset 0',
    '<a href="x': "Unclosed start tag at byte offset 0",
    "<a href=x,y>z</a>": "Unexpected end of name token at byte offset 8",
    '<b ="x">y</b>': 'Empty attribute name in the tag "b" at byte offset 0',
    "<i>a</i ": "Unclosed end tag at byte offset 4",
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    '<tg-time unix="1" format="x">y</tg-time>': "Invalid date format used",
    "<tg-emoji>👍</tg-emoji>": "Invalid custom emoji identifier specified",
    "&#xD800;<b>x</b>": "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units",
}


@each("html, words", BROKEN.items())
def test_broken_markup_is_refused_in_telegrams_words(html: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(html)

    assert refusal.value.words == f"Bad Request: can't parse entities: {words}"


@each(
    "html, text, entity",
    [
        ("<b>x</b>", "x", {"type": "bold"}),
        ("<STRONG>x</STRONG>", "x", {"type": "bold"}),
        ("<span class='tg-spoiler'>x</span>", "x", {"type": "spoiler"}),
        ("<blockquote>x</blockquote>", "x", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", "x", {"type": "expandable_blockquote"}),
        ('<code class="language-py">x</code>', "x", {"type": "code"}),
        ('<pre><code class="language-py">x</code></pre>', "x", {"type": "pre", "language": "py"}),
        (
            '<a href="https://e.com/?a=1&amp;b">x</a>',
            "x",
            {"type": "text_link", "url": "https://e.com/?a=1&b"},
        ),
        (
            '<tg-time unix="1790000000" format="wDt">x</tg-time>',
            "x",
            {"type": "date_time", "unix_time": 1_790_000_000, "date_time_format": "wDt"},
        ),
        (
            '<tg-time unix="1790000000">x</tg-time>',
            "x",
            {"type": "date_time", "unix_time": 1_790_000_000},
        ),
        (
            '<tg-emoji emoji-id="5">x</tg-emoji>',
            "x",
            {"type": "custom_emoji", "custom_emoji_id": "5"},
        ),
        ("<b>x</>", "x", {"type": "bold"}),
    ],
)
def test_a_tag_becomes_an_entity(html: str, text: str, entity: dict[str, object]) -> None:
    words, entities = parse(html)

    assert words == text
    assert entities == [{**entity, "offset": 0, "length": 1}]


def test_only_four_names_are_decoded_and_numbers_within_unicode() -> None:
    words, _ = parse("&lt;&gt;&amp;&quot;&nbsp;&#65;&#x42;&#99999999999;&lt")

    assert words == '<>&"&nbsp;AB&#99999999999;<'


def test_offsets_count_utf16_units() -> None:
    words, entities = parse("🏔🏔<b>peak</b>")

    assert words == "🏔🏔peak"
    assert entities == [{"type": "bold", "offset": 4, "length": 4}]


def test_a_link_that_leads_nowhere_is_plain_words() -> None:
    assert parse('<a href="not an address">x</a>') == ("x", [])


def test_nothing_between_tags_is_no_entity() -> None:
    assert parse("<b></b>x") == ("x", [])


PIECES = st.recursive(
    st.text("ab c🏔é\n", max_size=6).map(lambda words: (words, words)),
    lambda inner: st.tuples(
        st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "blockquote"]),
        st.lists(inner, max_size=3),
    ).map(
        lambda made: (
            f"<{made[0]}>{''.join(html for html, _ in made[1])}</{made[0]}>",
            "".join(words for _, words in made[1]),
        )
    ),
    max_leaves=8,
)


@given(st.lists(PIECES, max_size=4))
@settings(max_examples=60, deadline=None)
def test_well_formed_markup_is_always_read_and_its_marks_lie_within(
    pieces: list[tuple[str, str]],
) -> None:
    words, entities = parse("".join(html for html, _ in pieces))

    assert words == "".join(text for _, text in pieces)
    assert all(0 < e["length"] <= utf16(words) - e["offset"] for e in entities)


@given(st.text("<>/&;abi =\"'#x1é🏔", max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_comes_is_read_or_refused_but_never_breaks_the_reader(html: str) -> None:
    try:
        words, entities = parse(html)
    except Refusal:
        return

    assert utf16(words) >= max((e["offset"] + e["length"] for e in entities), default=0)
    assert all(entity["type"] in {*ENTITY_OF_TAG.values()} for entity in entities)
