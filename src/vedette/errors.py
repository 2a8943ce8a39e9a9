"""What can go wrong, as a tree.

    VedetteError                 everything that we raise on purpose
    ├── InputError               what the user gave cannot be used
    └── AssetError               a model, gazetteer, ontology or registry cannot be used
        ├── AssetMissing         it is not where it should be
        └── AssetDamaged         it is there, and is not what its digest or its form says

A `VedetteError` is shown to people as one sentence that says what was wanted, what was found and what to do. Anything
else that escapes is a bug of ours and keeps its traceback.
"""


class VedetteError(Exception):
    """Everything that vedette raises on purpose: its message is for the user."""


class InputError(VedetteError):
    """What the user gave cannot be used."""


class AssetError(VedetteError):
    """A model, gazetteer, ontology or registry cannot be used."""


class AssetMissing(AssetError):
    """An asset is not where it should be."""


class AssetDamaged(AssetError):
    """An asset is there, and is not what its digest or its form says."""
