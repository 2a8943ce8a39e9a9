"""A ledger in a few words: `ledger(coded, ("accept", "e1"), ("correct", "e1", "type", "COERCE"), ("undo", "j1"))`."""

from vedette.records import Coded, Judgement

WHO, WHEN = "Ines", "2024-05-03T10:00:00Z"


def ledger(coded: Coded, *rulings: tuple) -> list[Judgement]:
    """Judgements j1, j2, ...: what was decided, on which record, and for corrections the field and its value."""
    made: list[Judgement] = []
    for number, (kind, on, *value) in enumerate(rulings, 1):
        if kind == "undo":
            undone = next(judgement for judgement in made if judgement.id == on)
            more = {"on": undone.on, "undoes": on}
        else:
            more = {"on": (f"{coded.document.id}#{on}",)}
        if value:
            more |= {"field": value[0], "after": value[1]}
        made.append(Judgement(id=f"j{number}", kind=kind, who=WHO, when=WHEN, **more))
    return made
