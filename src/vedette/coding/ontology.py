"""An ontology as data: event or tie types with their frames and worked examples, each read from one TOML table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vedette.coding.frames import Frame, Frames
from vedette.errors import AssetDamaged

EVENT_ROLES = ("source", "target", "partner", "mediator", "beneficiary", "host", "purpose", "weapon", "at")
EVENT_FACTS = ("mode", "cameo", "reciprocal", "contexts")
TIE_ROLES = ("subject", "object", "on_behalf_of")
TIE_FACTS = ("change", "mutual", "listed", "lasting", "subject_is", "object_is")
PRESENCE_ROLES = ("who", "at", "from", "toward", "over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example: `text` with {role|words} marks; without marks where the type must stay silent."""

    text: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One event or tie type.

    swallows: what its complement tells is asked for, threatened or refused, and is no event of its own. modifiers: for
    the words behind a hyphen that tell a tie ("backed" of "X-backed Y"), or before one where they end in a hyphen
    ("pro-"), which end of it X is.
    """

    name: str
    definition: str
    boundaries: tuple[str, ...]
    modes: Mapping[str, str]
    cameo: str | None
    swallows: bool
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]
    silent: tuple[str, ...]
    modifiers: Mapping[str, str]


@dataclass(frozen=True)
class Ontology:
    """The types of one folder, by name."""

    kinds: Mapping[str, Kind]

    @cached_property
    def frames(self) -> Frames:
        """All frames of all types, indexed by trigger."""
        return Frames(tuple(frame for kind in self.kinds.values() for frame in kind.frames))

    @cached_property
    def modifiers(self) -> Mapping[str, tuple[str, str]]:
        """For each word of a compound modifier the type that it tells, and which end of the tie it is joined to."""
        return {word: (kind.name, end) for kind in self.kinds.values() for word, end in kind.modifiers.items()}


def read_kind(table: Mapping[str, Any], roles: tuple[str, ...], facts: tuple[str, ...]) -> Kind:
    """Read one type's table. Raises AssetDamaged where a key is missing, unknown or of another shape."""
    known = {
        "type",
        "definition",
        "boundaries",
        "modes",
        "cameo",
        "swallows",
        "frames",
        "examples",
        "silent",
        "modifiers",
    }
    if strange := sorted(set(table) - known):
        raise AssetDamaged(f"type {table.get('type')!r} has {strange}; a type has {sorted(known)}")
    if not table.get("type") or not table.get("definition"):
        raise AssetDamaged(f"a type needs `type` and `definition`, and one has {sorted(table)}")
    name = table["type"]
    frames = tuple(Frame.from_table(name, frame, roles, facts) for frame in table.get("frames", ()))
    modes = table.get("modes", {})
    for frame in frames:
        if (mode := frame.facts.get("mode")) is not None and mode not in modes:
            raise AssetDamaged(f"frame {frame.name!r} of {name} has the mode {mode!r}; {name} has {sorted(modes)}")
    return Kind(
        name=name,
        definition=table["definition"],
        boundaries=tuple(table.get("boundaries", ())),
        modes=modes,
        cameo=table.get("cameo"),
        swallows=table.get("swallows", False),
        frames=frames,
        examples=tuple(_example(name, example) for example in table.get("examples", ())),
        silent=tuple(table.get("silent", ())),
        modifiers={word: end for end, words in table.get("modifiers", {}).items() for word in words.split()},
    )


def _example(kind: str, table: Mapping[str, Any]) -> Example:
    if "text" not in table:
        raise AssetDamaged(f"an example of {kind} needs a text, and one has {sorted(table)}")
    return Example(text=table["text"], facts={key: value for key, value in table.items() if key != "text"})


def read_ontology(tables: Iterable[Mapping[str, Any]], roles: tuple[str, ...], facts: tuple[str, ...]) -> Ontology:
    """Read the types of a folder; raises AssetDamaged where two tables tell of the same type."""
    kinds: dict[str, Kind] = {}
    for table in tables:
        kind = read_kind(table, roles, facts)
        if kind.name in kinds:
            raise AssetDamaged(f"two tables of the ontology have the type {kind.name!r}; one type, one table")
        kinds[kind.name] = kind
    return Ontology(kinds)
