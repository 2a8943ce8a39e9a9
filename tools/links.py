"""Checks that every relative link in the Markdown pages leads to a file, and that the docs index names every page.

python -m tools.links    name what leads nowhere (make check)
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)(?:#[^)]*)?\)")  # not to the web, nor inside the same page


def dead_links(root: Path) -> Iterator[str]:
    """Yield a sentence for each relative link, of the pages at the root and in docs/, that leads nowhere."""
    for page in sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")]):
        for target in _links(page):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(root)} links to {target}, and there is no such file"


def unlisted(root: Path) -> Iterator[str]:
    """Yield a sentence for each page of docs/ that docs/README.md does not link to."""
    index = root / "docs" / "README.md"
    listed = {(index.parent / target).resolve() for target in _links(index)}
    for page in sorted(root.glob("docs/**/*.md")):
        if page != index and page.resolve() not in listed:
            yield f"{page.relative_to(root)} is not in docs/README.md"


def _links(page: Path) -> list[str]:
    return _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))


def main() -> int:
    """Print what is wrong; return the exit code."""
    problems = [*dead_links(ROOT), *unlisted(ROOT)]
    print("\n".join(problems) or "every link in the docs leads somewhere")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
