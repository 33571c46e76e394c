"""How a row was before a change."""

import json

from storage.images import Image


def test_an_image_survives_its_way_through_json() -> None:
    image = Image("journal", 7, "key", '{"note":"müde"}')

    assert Image(*json.loads(json.dumps(image))) == image


def test_a_row_that_was_not_there_has_no_text() -> None:
    assert Image("journal", 7) == Image("journal", 7, "", None)
    assert Image("journal", 7).row == ("journal", 7)
