import pytest

from vedette.records import Block, Document, document_id


def test_the_id_of_a_document_is_the_digest_of_its_text():
    assert document_id("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert document_id("Gao") != document_id("Gao ")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"published": "16 September 2014", "published_precision": "day"}, "YYYY-MM-DD"),
        ({"fetched": "yesterday"}, "YYYY-MM-DD"),
        ({"published": "2014-09-16"}, "go together"),
        ({"published_precision": "day"}, "go together"),
    ],
)
def test_dates_of_a_document_are_iso_dates_with_their_precision(wrong, said):
    with pytest.raises(ValueError, match=said):
        Document(id=document_id(""), text="", **wrong)


def test_a_block_holds_something():
    with pytest.raises(ValueError, match="0 <= start < end"):
        Block(kind="paragraph", start=3, end=3)
