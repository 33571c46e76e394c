import io
import struct
import zipfile
import zlib

import pytest

from coach.errors import FileFault, UnreadableFileError
from handlers.files.archive import LARGEST_CONTENT, Budget, gunzip, shown, unzip
from tests.handlers.files.makers import gzipped, zipped


def opened(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    budget = Budget()
    return dict(unzip(data, budget)), budget.warnings


def refusal(data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as refused:
        opened(data)
    return refused.value


def test_a_gz_is_unpacked() -> None:
    budget = Budget()

    assert gunzip(gzipped(b"hello" * 1000), budget) == b"hello" * 1000
    assert budget.left == LARGEST_CONTENT - 5000


@pytest.mark.parametrize("harm", [lambda d: d[:-20], lambda d: d[:-8] + bytes(8)])
def test_a_damaged_gz_keeps_what_could_be_unpacked(harm: "type[bytes]") -> None:
    content = bytes(range(256)) * 2000
    budget = Budget()

    kept = gunzip(harm(gzipped(content)), budget)

    assert len(kept) > len(content) / 2
    assert content.startswith(kept)
    assert "damaged" in budget.warnings[0]


def test_a_gz_of_nothing_but_damage_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as refused:
        gunzip(b"\x1f\x8b" + b"x" * 50, Budget())
    assert refused.value.fault is FileFault.DAMAGED


def test_a_bomb_goes_off_after_a_megabyte() -> None:
    bomb = gzipped(bytes(40_000_000))
    budget = Budget()

    with pytest.raises(UnreadableFileError) as refused:
        gunzip(bomb, budget)
    assert refused.value.fault is FileFault.HOSTILE
    assert LARGEST_CONTENT - budget.left < 2_000_000


def test_files_of_a_zip_come_with_their_names_and_without_folders() -> None:
    data = zipped(
        {
            "runs/": b"",
            "runs/one.gpx": b"1",
            "__MACOSX/runs/._one.gpx": b"2",
            "runs/.DS_Store": b"3",
        }
    )

    assert opened(data) == ({"one.gpx": b"1"}, [])


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\evil.fit", "evil.fit"),
        ("/abs/olute.fit", "olute.fit"),
        ("a\n\u202eb\x00.fit", "ab.fit"),
        ("x" * 300, "x" * 40),
        ("", "a file without a name"),
    ],
)
def test_a_name_is_for_the_eyes_only(name: str, seen: str) -> None:
    assert shown(name) == seen


def test_many_entries_are_refused_before_they_are_listed() -> None:
    assert refusal(zipped({f"{n}": b"" for n in range(501)})).fault is FileFault.HOSTILE


def test_a_directory_longer_than_it_admits_is_refused() -> None:
    data = bytearray(zipped({f"{n:0>600}": b"" for n in range(490)}))
    end = data.rfind(b"PK\x05\x06")
    data[end + 8 : end + 12] = struct.pack("<HH", 1, 1)

    assert refusal(bytes(data)).fault is FileFault.HOSTILE


def test_files_that_unpack_to_too_much_together_are_refused() -> None:
    noise = zlib.compress(b"")  # any bytes; stored, so that no ratio gives them away
    data = zipped(
        {f"{n}.fit": noise + bytes(9_000_000) for n in range(6)}, method=zipfile.ZIP_STORED
    )

    assert refusal(data).fault is FileFault.HOSTILE


def test_a_zip_bomb_is_refused() -> None:
    assert refusal(zipped({"bomb.fit": bytes(30_000_000)})).fault is FileFault.HOSTILE


def test_entries_that_share_their_bytes_are_counted_each_time() -> None:
    data = bytearray(zipped({"a": bytes(900_000), "b": b""}))
    directory = data.rfind(b"PK\x01\x02")  # of b: points it at a's bytes
    first = data.find(b"PK\x01\x02")
    data[directory + 16 : directory + 28] = data[first + 16 : first + 28]
    data[directory + 10 : directory + 12] = data[first + 10 : first + 12]
    data[directory + 42 : directory + 46] = data[first + 42 : first + 46]

    files, warnings = opened(bytes(data))

    assert len(files) + len(warnings) == 2


def test_a_locked_file_is_left_out_and_said() -> None:
    data = bytearray(zipped({"secret.fit": b"x", "open.fit": b"y"}))
    data[data.find(b"PK\x01\x02") + 8] |= 1

    assert opened(bytes(data)) == (
        {"open.fit": b"y"},
        ["secret.fit is locked by a password."],
    )


def test_a_way_of_packing_that_is_not_usual_is_left_out() -> None:
    files, warnings = opened(zipped({"a.fit": b"x" * 100}, method=zipfile.ZIP_LZMA))

    assert files == {}
    assert "packed in a way" in warnings[0]


def test_damage_inside_costs_only_the_file_it_hits() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.fit", b"a" * 1000)
        archive.writestr("b.fit", b"b" * 1000)
    data = bytearray(out.getvalue())
    data[500] ^= 0xFF

    files, warnings = opened(bytes(data))

    assert files["b.fit"] == b"b" * 1000
    assert warnings == ["a.fit is damaged in the archive."]


@pytest.mark.parametrize("cut", [10, 60])
def test_a_zip_without_its_end_cannot_be_opened(cut: int) -> None:
    assert refusal(zipped({"a.fit": b"x" * 50})[:-cut]).fault is FileFault.DAMAGED
