import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.files import fit_wire
from handlers.files.fit_wire import BrokenFitError, EndlessFitError, Fields, messages, parts
from tests.handlers.files.makers import (
    STRING,
    UINT8,
    UINT16,
    UINT32,
    FitMaker,
    activity_file,
    record,
    session,
)

RECORDS = {20: frozenset({3, 5})}


def of(data: bytes, wanted: dict[int, frozenset[int]] | None = None) -> list[tuple[int, Fields]]:
    (part,) = parts(data)
    return list(messages(data, part, wanted or RECORDS))


@pytest.mark.parametrize("header", [12, 14])
@pytest.mark.parametrize("big", [False, True], ids=["little-endian", "big-endian"])
def test_fields_are_read_by_their_number_whatever_the_header_and_byte_order(
    header: int, big: bool
) -> None:
    data = FitMaker(big=big).add(20, record(7, pulse=151, metres=21.5)).file(header=header)

    ((number, fields),) = of(data)

    assert number == 20
    assert fields[3] == 151
    assert fields[5] == 2150


def test_a_field_that_is_marked_invalid_is_not_there() -> None:
    data = FitMaker().add(20, record(0, pulse=None, metres=None)).file()

    ((_, fields),) = of(data)

    assert set(fields) == {253}


def test_compressed_timestamps_count_on_from_the_last_full_one() -> None:
    maker = FitMaker().define(20, [(253, 4, UINT32), (3, 1, UINT8)])
    maker.raw(b"\x00" + struct.pack("<IB", 1_000_000_030, 100))
    maker.define(20, [(3, 1, UINT8)])
    for offset in (1_000_000_031 & 31, 1_000_000_035 & 31, 1_000_000_066 & 31):
        maker.raw(bytes([0x80 | offset, 101]))

    times = [fields[253] for _, fields in of(maker.file())]

    assert times == [1_000_000_030, 1_000_000_031, 1_000_000_035, 1_000_000_066]


def test_timestamps_of_messages_that_are_not_wanted_count_too() -> None:
    maker = FitMaker().define(99, [(253, 4, UINT32)]).raw(b"\0" + struct.pack("<I", 1_000_000_000))
    maker.define(20, [(3, 1, UINT8)]).raw(bytes([0x80 | ((1_000_000_002) & 31), 90]))

    assert of(maker.file()) == [(20, {3: 90, 253: 1_000_000_002})]


def test_developer_fields_are_stepped_over() -> None:
    maker = FitMaker().define(20, [(253, 4, UINT32), (3, 1, UINT8)], developer=[2, 5])
    maker.raw(b"\0" + struct.pack("<IB", 1_000_000_000, 99) + b"devel!!")
    maker.raw(b"\0" + struct.pack("<IB", 1_000_000_001, 98) + b"devel!!")

    assert [fields[3] for _, fields in of(maker.file())] == [99, 98]


def test_of_a_list_the_first_is_read_and_of_a_field_too_short_nothing() -> None:
    maker = FitMaker().define(20, [(3, 3, UINT8), (5, 2, UINT32)])
    maker.raw(b"\0" + bytes([120, 121, 122]) + b"\x01\x02")

    assert of(maker.file()) == [(20, {3: 120})]


def test_text_ends_at_its_mark() -> None:
    maker = FitMaker().define(12, [(3, 8, STRING)]).raw(b"\0" + "Läuf\0xx".encode())

    ((_, fields),) = of(maker.file(), {12: frozenset({3})})

    assert fit_wire.text(fields[3]) == "Läuf"
    assert fit_wire.text(None) is None
    assert fit_wire.text(b"\0\0") is None


def test_a_message_without_its_definition_ends_the_reading_after_what_was_whole() -> None:
    data = FitMaker().add(20, record(0)).raw(b"\x05abc").file()
    (part,) = parts(data)
    found = messages(data, part, RECORDS)

    assert next(found)[1][3] == 140
    with pytest.raises(BrokenFitError):
        next(found)


@pytest.mark.parametrize("cut", [1, 5, 10])
def test_a_definition_that_is_cut_off_is_broken(cut: int) -> None:
    maker = FitMaker().define(20, [(253, 4, UINT32), (3, 1, UINT8)], developer=[2])
    maker.body = maker.body[:cut]

    with pytest.raises(BrokenFitError):
        of(maker.file())


def test_the_checksum_is_held_against_the_bytes() -> None:
    data = bytearray(activity_file([session()]))
    (whole,) = parts(bytes(data))
    data[-20] ^= 1
    (changed,) = parts(bytes(data))

    assert whole.checksum_right
    assert not changed.checksum_right
    assert not changed.truncated


@pytest.mark.parametrize("lost", [1, 2, 30])
def test_a_file_that_ends_too_early_is_truncated(lost: int) -> None:
    (part,) = parts(activity_file([session()])[:-lost])

    assert part.truncated


def test_a_size_that_was_never_written_means_all_there_is() -> None:
    data = bytearray(FitMaker().add(20, record(0)).file())
    data[4:8] = bytes(4)
    (part,) = parts(bytes(data))

    assert part.truncated
    assert next(messages(bytes(data), part, RECORDS))[1][3] == 140


def test_files_in_a_row_are_parts_of_one() -> None:
    one = activity_file([session()])

    assert [part.start for part in parts(one + one + b"and something else")] == [14, len(one) + 14]


def test_what_only_keeps_a_reader_busy_is_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_wire, "_MOST_MESSAGES", 100)
    monkeypatch.setattr(fit_wire, "_MOST_DEFINITIONS", 10)
    monkeypatch.setattr(fit_wire, "_MOST_PARTS", 3)
    hollow = FitMaker().define(20, []).raw(b"\0" * 200).file()
    redefined = FitMaker()
    for _ in range(20):
        redefined.define(20, [])

    for data in (hollow, redefined.file()):
        with pytest.raises(EndlessFitError):
            of(data)
    with pytest.raises(EndlessFitError):
        list(parts(FitMaker().add(20, record(0)).file() * 4))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([3, 5, 9, 200]), st.integers(0, 9)), max_size=8))
def test_any_layout_is_stepped_over_by_its_sizes(fields: list[tuple[int, int]]) -> None:
    layout = [(number, size, UINT16) for number, size in fields]
    size = sum(size for _, size in fields)
    maker = FitMaker().define(20, layout).raw((b"\0" + bytes(size)) * 3)
    maker.add(20, record(1, pulse=77))

    found = of(maker.file())

    assert len(found) == 4
    assert found[-1][1][3] == 77
