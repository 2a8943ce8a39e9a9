"""When a claim was made is told beside its cue; a time inside its content is of what is claimed."""

import pytest

from vedette.assets.coder import code


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The army said on Thursday that gunmen had killed four soldiers on Monday.", "2020-05-07"),
        ("On 3 May the government announced that it had freed the hostages.", "2020-05-03"),
        ("The army said that gunmen had killed four soldiers on Monday.", None),
        ("Gunmen killed four soldiers on Monday, according to the army.", None),
    ],
)
def test_a_claim_has_the_day_on_which_it_was_made(text, when):
    (claim,) = code(text, published="2020-05-09").claims
    assert (claim.time and claim.time.start) == when


def test_the_words_of_the_day_support_it_and_the_rule_is_told():
    text = "The army said on Thursday that gunmen had killed four soldiers."
    (claim,) = code(text, published="2020-05-09").claims
    assert [span.of(text) for span in claim.support["time"]] == ["Thursday"]
    assert claim.inferred["time"] == "published + weekday"
