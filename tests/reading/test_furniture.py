"""Lines that are none of a report, and lines of reports that look like them."""

import pytest

from vedette.reading.furniture import furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advert"),
        ("Article continues below", "advert"),
        ("Subscribe now", "subscription"),
        ("$25.00 / month billed annually", "subscription"),
        ("Digital access: £1 for 3 months.", "subscription"),
        ("Already a member? Sign in", "subscription"),
        ("To continue reading this article, log in.", "subscription"),
        ("This article is for subscribers only", "subscription"),
        ("Join 12,000 readers and receive our evening letter.", "newsletter"),
        ("Join thousands of analysts who rely on the Desk.", "newsletter"),
        ("Sign up for our newsletters: Morning Desk, Lake Watch", "newsletter"),
        ("Get the day's top stories in your inbox", "newsletter"),
        ("Follow the Desk on WhatsApp", "newsletter"),
        ("Related: Army retakes Dahra", "related"),
        ("MORE: Drone strike kills 40 in Kesh", "related"),
        ("You may also like", "related"),
        ("Comments (3)", "comments"),
        ("Would you like to comment on this story? Sign in.", "comments"),
        ("Share: Copy link", "navigation"),
        ("Got a tip? Write to us.", "navigation"),
        ("Listen again | Print this page | Send to a friend", "navigation"),
        ("© 2024 Daily Desk. All rights reserved.", "legal"),
        ("Reporting by Ana Name in Dahra; Editing by Ben Name", "legal"),
        ("Agency writer Ana Name in Gao contributed to this report.", "legal"),
        ("With files from The Agency", "legal"),
    ],
)
def test_furniture_is_known_by_its_words(line, reason):
    assert furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The group asked for $5 million a month.",
        "Fighters are paid $300 a month, residents said.",
        "Residents said that they would share what they had.",
        "Home guards joined the fighting.",
        "Register offices in the town were attacked on Monday.",
        "By continuing the siege the army risks a famine.",
        "For more than a week no convoy could visit the town.",
        "Comments by the minister angered the rebels.",
        "Members of the council signed in at dawn and were held for ransom, a subscriber of ours said.",
        "“You sign up, you log in, and they own you,” said a man whose account the militia had taken over.",
        "Correction: an earlier version of this article gave a wrong toll.",
        "This story was updated on 3 May to add the army's answer. Sign in to comment is a sentence of it.",
        "Editor's note: the name of the village has been corrected.",
        "Read more broadly, the accord ends the war.",
        "Popular committees seized the bridge.",
        "",
    ],
)
def test_a_line_of_a_report_is_left_alone(line):
    assert furniture(line) is None


def test_a_paragraph_that_sells_is_known_and_one_that_tells_is_not():
    offer = "If you enjoyed this article, we have an offer for you: become a member of the Desk. " + (
        "Members read all that we write, without a paywall, and our newsletters come with it. Cancel anytime."
    )
    assert furniture(offer) == "subscription"
    assert furniture(offer.replace("we have an offer for you", "he said “join us”")) is None
