import pytest

from coach.errors import FileFault, UnreadableFileError
from handlers.files.sniff import Kind, kind_of
from tests.cases import each
from tests.handlers.files.makers import activity_file, gpx, gzipped, session, tcx, zipped


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (activity_file([session()]), Kind.FIT),
        (gpx(""), Kind.GPX),
        (gpx("").decode().encode("utf-16"), Kind.GPX),
        (b"\xef\xbb\xbf\n" + gpx(""), Kind.GPX),
        (b"<!-- a comment about <things> -->" + gpx(""), Kind.GPX),
        (b"<ns1:gpx>", Kind.GPX),
        (tcx(""), Kind.TCX),
        (gzipped(b"x"), Kind.GZIP),
        (zipped({"a": b"x"}), Kind.ZIP),
        (zipped({}), Kind.ZIP),
    ],
    ids=range(10),
)
def test_content_tells_what_a_file_is(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@each(
    "data, fault, words",
    [
        (b"", FileFault.EMPTY, "empty"),
        (b" \n\t ", FileFault.EMPTY, "empty"),
        (bytes(1000), FileFault.EMPTY, "empty"),
        (b"\x89PNG\r\n\x1a\n", FileFault.WRONG_TYPE, "a picture"),
        (b"\xff\xd8\xff\xe0", FileFault.WRONG_TYPE, "a picture"),
        (b"%PDF-1.7", FileFault.WRONG_TYPE, "a PDF"),
        (b'{"activities": []}', FileFault.WRONG_TYPE, "JSON"),
        (b"<kml><Placemark/></kml>", FileFault.WRONG_TYPE, "XML of another kind"),
        (b"<html><body>", FileFault.WRONG_TYPE, "XML of another kind"),
        (b"Date,Distance\n2026-11-21,12.0", FileFault.WRONG_TYPE, "not an activity file"),
        (b"gpx", FileFault.WRONG_TYPE, "not an activity file"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', FileFault.HOSTILE, "harm"),
    ],
)
def test_what_is_none_of_ours_is_named_with_an_example_that_works(
    data: bytes, fault: FileFault, words: str
) -> None:
    with pytest.raises(UnreadableFileError, match=words) as refused:
        kind_of(data)
    assert refused.value.fault is fault
    assert ".fit, .tcx or .gpx" in refused.value.sentence
