"""Bytes become text, and what went wrong is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.encodings import decode, what_it_is


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_or_without_a_mark(encoding):
    assert decode("Forces de défense — Gao".encode(encoding)) == ("Forces de défense — Gao", None)


def test_a_page_is_read_as_it_says_of_itself():
    page = '<meta charset="windows-1251"><p>Войска</p>'
    assert decode(page.encode("cp1251")) == (page, None)


def test_bad_bytes_do_not_turn_a_page_into_another_encoding():
    text, problem = decode(b'<meta charset="utf-8"><p>two \xff\xfedays</p>')
    assert text == '<meta charset="utf-8"><p>two \ufffd\ufffddays</p>'
    assert problem is not None
    assert "2 bytes" in problem


def test_an_old_text_is_read_as_windows_1252_and_says_so():
    text, problem = decode("“We left,” he said – at dawn.".encode("cp1252"))
    assert text == "“We left,” he said – at dawn."
    assert problem is not None
    assert "Windows-1252" in problem


RUSSIAN = "Правительственные войска во вторник вернули город Дахра после двух дней боёв, сообщил представитель."
CHINESE = "政府军周二重新控制了达赫拉镇，此前双方交战两天，一名地区官员说。"
FRENCH = "Les forces armées ont été déployées à l’aube, selon un élu."


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "koi8-r", "utf-8"),
        (CHINESE, "gb18030", "utf-8"),
        (FRENCH, "cp1252", "utf-8"),
    ],
)
def test_a_page_that_lies_about_its_encoding_is_read_and_said_so(text, encoding, said):
    decoded, problem = decode(f'<html><head><meta charset="{said}"></head><p>{text}</p>'.encode(encoding))
    assert text in decoded
    assert problem is not None
    assert "which it is not" in problem


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (FRENCH, "cp1252", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (CHINESE, "gb18030", "gb2312"),
        (RUSSIAN, "utf-8", "windows-1251"),
    ],
)
def test_a_page_is_read_as_browsers_read_what_it_says(text, encoding, said):
    decoded, problem = decode(f'<html><head><meta charset="{said}"></head><p>{text}</p>'.encode(encoding))
    assert (text in decoded, problem) == (True, None)


def test_an_unknown_encoding_is_no_trap():
    assert decode(b'<meta charset="no-such"><p>Gao</p>').problem is None
    assert decode(b'<meta charset="no-such"><p>Gao \xe9\xe9</p>').text.endswith("éé</p>")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04\x14", "a zip archive (or a word processor's file)"),
        (b"\x00\x01\x02\x03" * 20, "a binary file"),
        (b"Gunmen attacked.", None),
        (b"one stray \x00 mark", None),
        ("Gao".encode("utf-16"), None),
        (b"", None),
    ],
)
def test_what_is_no_text_is_named(head, what):
    assert what_it_is(head) == what


@given(st.binary(max_size=200))
def test_any_bytes_become_text_that_can_be_written_again(data):
    decode(data).text.encode()
