"""The rules of the network as tables: what counts both ways, for or against, and what follows from what."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from vedette.records.affiliation import AffiliationType, Change

Sign: TypeAlias = Literal[-1, 0, 1]

# Ties that say the same of both ends: "A fights B" and "B fights A" are one tie.
SYMMETRIC: Final[frozenset[AffiliationType]] = frozenset(
    {"allied_with", "linked_to", "rival_of", "fights", "negotiates_with"}
)

# Whether a tie brings its ends together, sets them apart, or says neither. A new type is a line here.
SIGNS: Final[Mapping[AffiliationType, Sign]] = {
    "pledged_allegiance": 1,
    "branch_of": 1,
    "split_from": -1,
    "merged_into": 1,
    "renamed_to": 0,
    "defected_from": -1,
    "defected_to": 1,
    "allied_with": 1,
    "linked_to": 0,  # "has links with" says no more
    "rival_of": -1,
    "disputes_within": -1,
    "fights": -1,
    "supports": 1,
    "criticises": -1,
    "recognises": 1,
    "negotiates_with": 0,
    "leads": 1,
    "member_of": 1,
    "spokesperson_of": 1,
    "media_arm_of": 1,
    "founded": 0,
    "succeeded": 0,
    "based_in": 0,
}

# What a change does to its tie. A refused pledge was made: the pledger's tie is there, and the other does not take it.
ENDS: Final[frozenset[Change]] = frozenset({"ends", "revokes"})
CHANGES: Final[frozenset[Change]] = frozenset({"begins", "renews", "accepts", "refuses"})

# Changes that are told of whoever answers a pledge: "A accepted B's pledge" is of the tie from B to A.
ANSWERS: Final[frozenset[Change]] = frozenset({"accepts", "refuses"})

# What follows across types, and the name under which it stands in `Standing.inferred`. No more than this is inferred.
PARTS: Final[tuple[AffiliationType, ...]] = ("branch_of", "member_of", "pledged_allegiance")
LEAVES: Final[Mapping[AffiliationType, str]] = {  # of the same two: ends the ties of PARTS from then on
    "split_from": "split_from ends branch_of, member_of and pledged_allegiance",
    "defected_from": "defected_from ends branch_of, member_of and pledged_allegiance",
}
BECOMES_PART: Final[Mapping[AffiliationType, tuple[AffiliationType, str]]] = {
    "merged_into": ("member_of", "what merged into another is part of it"),
}
BY_ITS_LEADER: Final = "a pledge to who leads it then counts as to it"
ON_BEHALF: Final = "a pledge counts for whom it is made on behalf of"

# What a state at a day rests on where no report dates it.
AS_TOLD: Final = "as told on the day of publication"
WHILE_BOTH_EXIST: Final = "undated: as long as both exist"
NOT_ENDED: Final = "its end is denied"
AGAIN: Final = "told of a later day than its end"
