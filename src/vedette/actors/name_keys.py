"""The key by which names are looked up."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name without accents, dots, hyphens, article and case; up to three letters the case is kept ("IS", "is")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = " ".join(plain.replace(".", "").replace("’", "'").replace("-", " ").split())
    if plain[:4].lower() == "the ":
        plain = plain[4:]
    return plain if len(plain) <= 3 else plain.lower()
