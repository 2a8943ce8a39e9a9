"""What can go wrong, as a tree.

    VedetteError                 everything that we raise on purpose
    ├── InputError               what the user gave cannot be used
    ├── AssetError               a model, gazetteer, ontology or registry cannot be used
    │   ├── AssetMissing         it is not where it should be
    │   └── AssetDamaged         it is there, and is not what its digest or its form says
    └── WorkspaceError           what is kept cannot be used
        ├── WorkspaceMissing     there is no workspace, or no server that has it
        ├── WorkspaceLocked      another program is writing to it
        ├── WorkspaceFull        its disk is full
        ├── WorkspaceDamaged     it is there, and is not what it should be
        └── WorkspaceNewer       a newer vedette made it

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


class WorkspaceError(VedetteError):
    """What is kept cannot be used."""


class WorkspaceMissing(WorkspaceError):
    """There is no workspace, or no server that has it."""


class WorkspaceLocked(WorkspaceError):
    """Another program is writing to the workspace."""


class WorkspaceFull(WorkspaceError):
    """The disk of the workspace is full."""


class WorkspaceDamaged(WorkspaceError):
    """The workspace is there, and is not what it should be."""


class WorkspaceNewer(WorkspaceError):
    """A newer vedette made the workspace."""
