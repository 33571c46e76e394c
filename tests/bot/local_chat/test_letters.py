"""Letters and addresses as the server reads them."""

import pytest

from bot.local_chat.letters import decoded, utf16, web_address


@pytest.mark.parametrize(
    ("words", "units"), [("", 0), ("abc", 3), ("é–", 2), ("🏔", 2), ("\ud800", 1)]
)
def test_lengths_count_utf16_units(words: str, units: int) -> None:
    assert utf16(words) == units


@pytest.mark.parametrize(
    ("source", "words"),
    [("&amp;lt;", "&lt;"), ("&LT;", "&LT;"), ("&#0;", "&#0;"), ("&#x10FFFE;", "\U0010fffe")],
)
def test_references_are_decoded_once(source: str, words: str) -> None:
    assert decoded(source) == words


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.com", "https://example.com/"),
        ("http://example.com/a", "http://example.com/a"),
        ("example.com/a?b", "http://example.com/a?b"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("javascript:alert(1)", None),
        ("no address", None),
        ("localhost", None),
    ],
)
def test_an_address_leads_somewhere(target: str, address: str | None) -> None:
    assert web_address(target) == address
