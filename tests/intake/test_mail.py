"""A mail gives the text that its writer wrote."""

from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake.found import Found
from vedette.intake.mail import is_mail, read_mail
from vedette.reading.pages import Page
from vedette.records import Note

TEXT = "Gunmen attacked a post near Gao on Monday, residents said.\n"


def mail(text=TEXT, html=None, **headers):
    message = EmailMessage()
    message["From"] = "Desk <desk@desk.invalid>"
    message["Subject"] = "Post attacked near Gao – army"
    message["Date"] = "Tue, 14 May 2024 10:02:00 -0500"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    return message


def read(message):
    data = message if isinstance(message, bytes) else message.as_bytes()
    (found,) = read_mail(Found("x.eml", data[:30], BytesIO(data[30:])))
    return found


def test_subject_date_and_text():
    page = read(mail())
    assert (page.title, page.published) == ("Post attacked near Gao – army", "2024-05-14T10:02:00-05:00")
    assert (page.content, page.form, page.outlet, page.notes) == (TEXT, "text", None, ())


def test_a_newsletter_says_who_publishes_it_and_a_person_does_not():
    assert read(mail(List_Unsubscribe="<https://desk.invalid/u>")).outlet == "Desk"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("\n-- \nA. Writer\nDesk\n", "signature"),
        ("\nOn Mon, 13 May 2024 at 10:00, B. Reader <b@desk.invalid> wrote:\n> Any news?\n> Thanks\n", "quoted mail"),
        ("\nOn Mon, 13 May 2024 at 10:00, B. Reader\n<b@desk.invalid> wrote:\n> Any news?\n", "quoted mail"),
        ("\n-----Original Message-----\nFrom: B. Reader\nAny news?\n", "quoted mail"),
        ("> Any news?\n> 40 dead?\n", "quoted line"),
    ],
)
def test_what_others_wrote_is_left_out_and_said(end, said):
    page = read(mail(TEXT + end))
    assert page.content == TEXT
    assert said in page.notes[0].text


def test_a_mail_that_is_handed_on_keeps_what_it_hands_on():
    forwarded = f"See below.\n\n---------- Forwarded message ---------\nFrom: Desk\n\n{TEXT}"
    assert TEXT in read(mail(forwarded)).content
    assert "Gunmen" in read(mail("> Gunmen attacked a post.\n")).content


def test_words_that_look_like_a_quotation_mark_stay():
    text = "The toll was > 40 on Monday.\nOn Tuesday the army wrote: nothing.\n"
    assert read(mail(text)).content == text


def test_html_is_taken_where_there_is_no_plain_text_or_a_stub_of_it():
    html = f"<html><body><p>{TEXT * 20}</p></body></html>"
    for message in (mail(None, html), mail("View this mail in your browser.", html)):
        page = read(message)
        assert page.form == "html"
        assert "Gunmen attacked" in page.content
    assert read(mail(TEXT * 5, html)).form == "text"


@pytest.mark.parametrize(
    "quoted",
    [
        '<blockquote type="cite"><p>40 dead in Kidal</p></blockquote>',
        '<div class="gmail_quote">On Monday B wrote: <p>40 dead in Kidal</p></div>',
        '<div id="divRplyFwdMsg">From: B</div><div>40 dead in Kidal</div>',
    ],
)
def test_what_a_mail_in_html_quotes_is_left_out(quoted):
    page = read(mail(None, f"<html><body><p>{TEXT}</p>{quoted}</body></html>"))
    assert "Gunmen" in page.content
    assert "40 dead" not in page.content
    assert "quoted mail" in page.notes[0].text


def test_attachments_are_named():
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    message.add_attachment(mail())
    page = read(message)
    assert page.content == TEXT
    assert "report.pdf, message/rfc822" in page.notes[0].text


def test_a_mail_of_attachments_alone_is_none():
    message = mail("")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    note = read(message)
    assert isinstance(note, Note)
    assert "report.pdf" in note.text


@pytest.mark.parametrize("date", ["Tue, 14 May 2124 10:00:00 +0000", "32 May 2024 10:00", "soon"])
def test_a_date_that_cannot_be_believed_is_none(date):
    message = mail()
    del message["Date"]
    data = f"Date: {date}\n".encode() + message.as_bytes()
    page = read(data)
    assert page.published is None
    assert "was left out" in page.notes[0].text


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"Return-Path: <a@b>\nReceived: from x\n", True),
        (b"From a@b Mon May 13 2024\nSubject: x\n", True),
        (b"Subject: x\n\tmore\n", True),
        (b"Subject: the army\nGunmen attacked.", False),
        (b"Update: gunmen attacked\nTo: all", False),
        (b"Gunmen attacked: nobody was hurt.\n", False),
    ],
)
def test_a_mail_without_a_name_is_known_by_its_first_lines(head, is_one):
    assert is_mail(head) is is_one


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-8", "us-ascii"])
def test_a_charset_that_lies_is_not_believed(charset):
    data = f"Subject: a\nContent-Type: text/plain; charset={charset}\n\nTrois blessés à Gao\n".encode("cp1252")
    assert read(data).content == "Trois blessés à Gao\n"


PIECES = [
    b"Subject: =?utf-8?q?a?=\n", b"Date: x\n", b"Content-Type: multipart/mixed; boundary=b\n", b"List-Id: x\n",
    b"Content-Type: text/html\n", b"Content-Transfer-Encoding: base64\n", b"Content-Disposition: ;;\n", b"\n", b"--b\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"--b--\n", b"Gunmen attacked.\n", b"\xff\xfe\x00", b"> x\n",
    b"Content-Type: ;charset*=x''%\n", b"=?x?b?y?=\n", b'Content-Type: text/plain; charset="\n', b"From: <<@>,,:;\n",
    b"On a b c wrote:\n", b"-- \n", b"Content-Type: message/rfc822\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join))
def test_anything_gives_a_page_or_a_note(data):
    assert isinstance(read(data), Page | Note)
