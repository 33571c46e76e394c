"""Keyboards Telegram shows, and those it does not."""

from typing import Any

import pytest

from bot.local_chat.arguments import Arguments
from bot.local_chat.keyboards import read_inline, read_markup
from bot.local_chat.refusals import Refusal
from tests.cases import each


def read(markup: Any) -> Any:
    return read_markup(Arguments({"reply_markup": markup}))


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@each(
    "markup, words",
    [
        ("{", "can't parse reply markup JSON object"),
        ([1], "object expected as reply markup"),
        ({"keys": []}, "can't parse reply keyboard markup JSON object"),
        ({"inline_keyboard": [{"text": "x"}]}, "must be an array of arrays"),
        (inline(callback_data="x"), "can't find field"),
        (inline(text=" ", callback_data="x"), "text must be non-empty"),
        (inline(text="x"), "Text buttons are unallowed in the inline keyboard"),
        (inline(text="x", callback_data="x", url="https://a.com"), "exactly one"),
        (inline(text="x", callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(text="x", callback_data="x", style="loud"), "invalid button style"),
        (inline(text="x", url="no address"), "Wrong HTTP URL"),
        (inline(text="x", copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        ({"keyboard": []}, "at least one row"),
        ({"keyboard": [[{"text": ""}]]}, "text must be non-empty"),
        ({"force_reply": True, "input_field_placeholder": "x" * 65}, "placeholder is too long"),
    ],
)
def test_what_cannot_be_shown_is_refused(markup: Any, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        read(markup)


@pytest.mark.parametrize(
    "markup",
    [
        inline(text="x", callback_data="x", style="danger"),
        inline(text="x", url="https://example.com"),
        inline(text="x", copy_text={"text": "x" * 256}),
        {"keyboard": [[{"text": "x", "request_location": True}]]},
        {"force_reply": True, "input_field_placeholder": "x" * 64},
        {"remove_keyboard": True},
    ],
)
def test_what_can_be_shown_is_taken_as_it_is(markup: dict[str, Any]) -> None:
    assert read(markup) == markup


def test_an_empty_keyboard_is_none_and_bare_words_are_keys() -> None:
    assert read({"inline_keyboard": [[]]}) is None
    assert read({"keyboard": [["Yes", "No"]]}) == {"keyboard": [[{"text": "Yes"}, {"text": "No"}]]}


def test_an_edit_takes_inline_keyboards_only() -> None:
    with pytest.raises(Refusal, match="inline keyboard expected"):
        read_inline(Arguments({"reply_markup": {"force_reply": True}}))
