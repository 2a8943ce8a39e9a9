"""vedette: reads news about armed conflict into sourced, structured, checkable records.

import vedette
coded = vedette.code("MOPTI, 3 May 2024 - Gunmen killed at least 12 soldiers near Gao on Thursday.")
for event in coded.events:
    print(event.type, event.trigger.of(coded.document.text))
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "code"]

# What `vedette.NAME` means: "module:attribute". Loaded when asked for: `import vedette` waits for nothing.
_PUBLIC = {"code": "vedette.assets.coder:code"}


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PUBLIC[name].partition(":")
    return getattr(import_module(module), attribute)
