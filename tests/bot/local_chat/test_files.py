"""Files by id and by link."""

import pytest

from bot.local_chat.files import Files
from bot.local_chat.refusals import Refusal
from tests.bot.local_chat.tiny import picture


def test_a_link_is_good_until_its_end() -> None:
    files = Files()
    file = files.document("run.fit", b"x")

    assert files.linked(file.path, 0.1) is None
    file.linked_until = 100.0
    assert files.linked(file.path, 100.0) is file
    assert files.linked(file.path, 100.1) is None
    assert files.get(file.id) is file


def test_a_photo_has_sides_and_a_name_by_its_kind() -> None:
    file = Files().photo(picture(30, 40))

    assert file.name == "photo.png"
    assert file.photo()[0] == {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "width": 30,
        "height": 40,
    }


def test_a_file_of_unknown_kind_is_bytes() -> None:
    assert Files().document("run.fit", b"x").document()["mime_type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "non-empty"), (b"x", "IMAGE_PROCESS_FAILED"), (b"x" * (10 * 1024**2 + 1), "too big")],
)
def test_what_is_no_photo_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        Files().photo(content)
