"""Where an address leads is judged before anybody goes there, however it is written."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import InputError
from vedette.intake.addresses import Address, Allowed, Refused, check_port, choose, is_web, read_address, why_inside


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://desk.example", "https://desk.example/"),
        (" HTTPS://Desk.Example:443/A?b=1#part ", "https://desk.example/A?b=1"),
        ("http://desk.example.:8080/a b/é?q=ж", "http://desk.example:8080/a%20b/%C3%A9?q=%D0%B6"),
        ("http://desk.example/a%20b%2Fc?x=%26", "http://desk.example/a%20b%2Fc?x=%26"),
        ("https://новости.example/", "https://xn--b1amnebsh.example/"),
        ("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/"),
        ("http://[2606:4700:0::1]:80/", "http://[2606:4700::1]/"),
    ],
)
def test_an_address_has_one_form(written, read):
    address = read_address(written)
    assert str(address) == read
    assert read_address(str(address)) == address


@pytest.mark.parametrize(
    ("link", "read"),
    [
        ("/b?c", "https://desk.example/b?c"),
        ("b", "https://desk.example/a/b"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example:8080/x", "http://other.example:8080/x"),
    ],
)
def test_a_redirect_may_be_relative(link, read):
    assert str(read_address(link, read_address("https://desk.example/a/z"))) == read


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("file:///etc/hostname", "'file' is not followed"),
        ("ftp://desk.example/", "'ftp' is not followed"),
        ("javascript:alert(1)", "'javascript' is not followed"),
        ("desk.example/a", "no scheme"),
        ("http://desk.example@10.0.0.1/", "name or password"),
        ("http://me:secret@desk.example/", "name or password"),
        ("http://desk.example\\@10.0.0.1/", "name or password"),
        ("http://@desk.example/", "name or password"),
        ("http:///a", "names no host"),
        ("http://desk..example/", "no host's name"),
        ("http://desk%2eexample/", "no host's name"),
        ("http://desk example/", "no host's name"),
        ("http://desk.example:99999/", "cannot be read"),
        ("http://desk.example:port/", "cannot be read"),
        ("http://[::1/", "cannot be read"),
        ("http://[fe80::1%25eth0]/", "no IP address"),
        ("https://desk.example/" + "a" * 5000, "more than 4,000"),
    ],
)
def test_what_is_never_followed_says_why(written, says):
    with pytest.raises(Refused, match=says):
        read_address(written)


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_an_address_in_one_form_or_refused(rest, more):
    try:
        address = read_address(f"http://{rest}{more}")
    except Refused:
        return
    assert read_address(str(address)) == address
    assert str(address).isascii()
    assert str(address).isprintable()


INSIDE = """
    127.0.0.1 127.255.0.9 10.0.0.5 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200
    0.0.0.0 0.1.2.3 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 192.88.99.1 168.63.129.16
    :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 fd00::1 fc00::1 fe80::1 fec0::1 ff02::1
    64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1::1 2001::1 2001:0:7f00:1::1 2001:db8::1
"""


@pytest.mark.parametrize("ip", INSIDE.split())
def test_an_address_that_leads_inside_is_known_by_what_it_is(ip):
    assert why_inside(ip_address(ip))
    with pytest.raises(Refused, match="name it with --allow desk"):
        choose("desk.example", [ip])


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8"])
def test_a_public_address_is_left_alone(ip):
    assert why_inside(ip_address(ip)) is None


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_address_in_disguise_is_judged_as_what_it_is(ip):
    assert (why_inside(ip) is None) == (why_inside(IPv6Address(f"::ffff:{ip}")) is None)
    for disguise in (f"64:ff9b::{ip}", f"::{ip}"):
        assert why_inside(IPv6Address(disguise))


def test_of_several_addresses_only_the_public_ones_are_gone_to():
    assert choose("desk.example", ["127.0.0.1", "8.8.8.8", "64:ff9b::808:808", "1.1.1.1"]) == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_usual_ports_are_followed(port):
    check_port(Address("http", "desk.example", port, "/"), Allowed())


@pytest.mark.parametrize("port", [22, 25, 6379, 8000, 9200])
def test_other_ports_are_not_unless_they_are_named(port):
    address = Address("http", "wiki.desk", port, "/")
    with pytest.raises(Refused, match=f"name it with --allow wiki.desk:{port}"):
        check_port(address, Allowed(["other"]))
    check_port(address, Allowed([f"wiki.desk:{port}"]))
    check_port(address, Allowed(["wiki.desk"]))


def test_allowing_a_host_allows_that_name_only():
    allowed = Allowed(["Wiki.Desk:8000", "[::1]", "10.0.0.7", "http://board.desk/start"])
    assert allowed("wiki.desk", 8000)
    assert not allowed("wiki.desk", 80)
    assert allowed("::1", 80)
    assert allowed("10.0.0.7", 9)
    assert allowed("board.desk", 80)
    assert not allowed("10.0.0.8", 80)
    assert not allowed("sub.wiki.desk", 8000)


@pytest.mark.parametrize("named", ["", "a b", "wiki.desk:port", "wiki.desk:70000", "[::1", "a..b"])
def test_what_is_no_host_cannot_be_allowed(named):
    with pytest.raises(InputError, match="--allow wants HOST"):
        Allowed([named])


@pytest.mark.parametrize("source", ["https://desk.example", "HTTP://x", "gopher://x", "file:///etc/passwd"])
def test_what_is_meant_as_an_address_is_told_from_a_file(source):
    assert is_web(source)
    assert not is_web(source.partition("://")[2])
    assert not is_web("C:\\news")
