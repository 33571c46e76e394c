"""Parameters, however they came."""

import pytest

from bot.local_chat.arguments import Arguments, Upload
from bot.local_chat.refusals import Refusal

FILE = Upload("a.fit", b"x", "application/octet-stream")


def test_numbers_may_come_as_words_and_words_as_numbers() -> None:
    given = Arguments({"a": "5", "b": 5, "c": "no", "d": "true", "e": False, "f": "0.5"})

    assert (given.integer("a"), given.text("b"), given.integer("c", 9)) == (5, "5", 9)
    assert (given.flag("d"), given.flag("e"), given.flag("none")) == (True, False, False)
    assert (given.number("f"), given.number("c")) == (0.5, None)
    assert Arguments({"endless": float("inf")}).integer("endless", 9) == 9


def test_json_may_come_as_text_or_as_itself() -> None:
    given = Arguments({"a": '{"x": 1}', "b": {"x": 1}, "c": "", "d": "{"})

    assert given.document("a") == given.document("b") == {"x": 1}
    assert given.document("c") is None
    with pytest.raises(Refusal, match="can't parse d JSON object"):
        given.document("d")


def test_a_file_is_under_its_own_name_or_attached_under_another() -> None:
    given = Arguments({"document": "attach://x", "photo": "id", "gone": "attach://y"}, {"x": FILE})

    assert given.upload("document") is FILE
    assert given.upload("x") is FILE
    assert given.upload("photo") == "id"
    assert given.upload("gone") == ""
