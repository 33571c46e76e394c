from collections.abc import Mapping
from math import isnan

import pytest

from coach.errors import FileFault, UnreadableFileError
from handlers.files import markup
from tests.handlers.files.conftest import ZONE


class Names:
    """Notes what it is shown."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    @property
    def size(self) -> int:
        return len(self.texts)

    def opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None: ...

    def closed(self, name: str, parent: str, text: str) -> None:
        self.texts[f"{parent}/{name}"] = text


def seen(data: bytes) -> tuple[dict[str, str], bool]:
    reader, whole = markup.parse(data, Names)
    return reader.texts, whole


def test_names_come_without_their_prefixes_declared_or_not() -> None:
    assert seen(b"<a:b><c:d>x</c:d></a:b>") == ({"b/d": "x", "/b": ""}, True)


@pytest.mark.parametrize(
    "data",
    [
        b'\n  <?xml version="1.0"?><a><b>1</b></a>',
        b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><a><b>1</b></a>',
        '<?xml version="1.0" encoding="utf-16"?><a><b>1</b></a>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="windows-1252"?><a><b>1</b><c>\xfc</c></a>',
    ],
    ids=["blanks", "mark", "utf-16", "windows"],
)
def test_honest_ways_to_write_xml_are_whole(data: bytes) -> None:
    texts, whole = seen(data)

    assert whole
    assert texts["a/b"] == "1"


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="utf-16"?><a><b>1</b></a>',
        b"<a><c>M\xfcller</c><b>1</b></a>",
        b"<a><c>\x01\x02</c><b>1</b></a>",
        b"<a><c>Tom & Jerry &nbsp;</c><b>1</b></a>",
        b'<?xml version="1.0" encoding="UTF-9"?><a><b>1</b></a>',
        b'<?xml version="1.0" encoding="shift_jis"?><a><b>1</b></a>',
    ],
    ids=[
        "wrong declaration",
        "wrong encoding",
        "control characters",
        "ampersands",
        "unheard of",
        "of many bytes",
    ],
)
def test_broken_characters_are_mended_and_said(data: bytes) -> None:
    texts, whole = seen(data)

    assert not whole
    assert texts["a/b"] == "1"


def test_a_file_too_large_to_mend_keeps_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_MENDABLE", 10)

    assert seen(b"<a><b>1</b><c>\x01</c><d>2</d></a>") == ({"a/b": "1"}, False)


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><gpx><trk><name>&j;</name></trk></gpx>"
)
HOSTILE = {
    "billion laughs": BILLION_LAUGHS,
    "quadratic": b'<!DOCTYPE gpx [<!ENTITY a "'
    + b"x" * 100_000
    + b'">]><gpx>'
    + b"&a;" * 10_000
    + b"</gpx>",
    "external": b'<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx>&a;</gpx>',
    "parameter": b'<!DOCTYPE gpx [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]><gpx/>',
    "outside type": b'<!DOCTYPE gpx SYSTEM "http://127.0.0.1/x.dtd"><gpx/>',
    "deep": b"<gpx>" + b"<a>" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_xml_that_is_made_to_do_harm_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        seen(HOSTILE[name])
    assert refused.value.fault is FileFault.HOSTILE


def test_a_text_without_end_is_cut() -> None:
    texts, _ = seen(b"<a>" + b"x\n" * 100_000 + b"</a>")

    assert len(texts["/a"]) <= 2000


@pytest.mark.parametrize("words", ["nan", "inf", "-inf", "1e999", "", "x", None])
def test_what_is_no_finite_number_is_none(words: str | None) -> None:
    assert markup.number(words) is None


def test_heights_and_positions_off_the_globe_are_unknown() -> None:
    assert markup.height("8848") == 8848
    assert isnan(markup.height("-32768"))
    assert markup.position("52.5", "13.4") == (52.5, 13.4)
    assert markup.position("90.1", "13.4") is None
    assert markup.position(None, "13.4") is None


def test_moments_without_a_zone_are_the_athlete_s() -> None:
    assert markup.moment("2026-07-01T12:00:00", ZONE) == markup.moment(
        "2026-07-01T10:00:00Z", ZONE
    )
    assert markup.moment("1969-01-01T00:00:00Z", ZONE) is None
