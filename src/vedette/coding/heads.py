"""The learned heads that the pipeline is given; where one is absent, rules do its work alone."""

from dataclasses import dataclass

from vedette.actors.mention_head import MentionHead
from vedette.coding.triggers import TriggerHead
from vedette.reading.pairs import PairHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """cues: which words hand others over to a source. mentions: which words mean an actor, of which kind.

    triggers: which words tell an act, of which type. sides: who did it, and to whom. ties: which tie holds between two
    actors.
    """

    cues: PairHead | None = None
    mentions: MentionHead | None = None
    triggers: TriggerHead | None = None
    sides: PairHead | None = None
    ties: PairHead | None = None


NO_HEADS = Heads()
