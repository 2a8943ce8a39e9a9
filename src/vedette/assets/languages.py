"""Opens the language identifier: py3langid (BSD), whose model comes with its package."""

from functools import cache
from importlib import import_module
from typing import Any

_SURE = 0.4  # of a short text ("Boko Haram fighters attacked") it names a language at less
_READ = 4_000  # characters: more tell no more


@cache
def _identifier() -> Any:
    langid = import_module("py3langid.langid")  # 1 s and 60 MB: only where it is asked
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where the identifier is not sure, as of a short text."""
    if not any(map(str.isalpha, text)):
        return None
    code, sureness = _identifier().classify(text[:_READ])
    return str(code) if sureness >= _SURE and len(code) == 2 else None
