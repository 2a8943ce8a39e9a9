"""The learned heads that the pipeline is given; where one is absent, rules do its work alone."""

from dataclasses import dataclass

from vedette.actors.link_head import LinkHead
from vedette.actors.mention_head import MentionHead
from vedette.coding.triggers import TriggerHead
from vedette.reading.pairs import PairHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """cues: which words hand others over to a source. contents: which those are. speakers: whose they are.

    mentions: which words mean an actor, of which kind. links: which of them mean the same. triggers: which words tell
    an act, of which type. sides: who did it, and to whom. ties: which tie holds between two actors. outlooks: which
    words look ahead, and in what spirit.
    """

    cues: PairHead | None = None
    contents: PairHead | None = None
    mentions: MentionHead | None = None
    links: LinkHead | None = None
    speakers: PairHead | None = None
    triggers: TriggerHead | None = None
    sides: PairHead | None = None
    ties: PairHead | None = None
    outlooks: PairHead | None = None


NO_HEADS = Heads()
