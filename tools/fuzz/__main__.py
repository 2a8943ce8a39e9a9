"""Coverage-guided fuzzing of what reads strange bytes: HTML, feeds, WARC, text.

    python -m tools.fuzz html --seconds 60        needs the fuzz extra (atheris)
    python -m tools.fuzz html INPUT...            runs inputs that were found before

Found is: an exception, a check that fails, an answer that takes more than ten seconds, or more than 500 MB. What was
found is written to .runs/fuzz/TARGET, and the exit status is then not 0. The inputs to begin with are in
tools/fuzz/seeds; those that a run adds stay in .runs/fuzz/TARGET.
"""

import argparse
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["vedette"]):
    from tools.fuzz.targets import ENDINGS, try_one

SEEDS, RUNS = Path(__file__).parent / "seeds", Path(".runs") / "fuzz"
SECONDS_EACH, MEGABYTES, LONGEST = 10, 500, 100_000


def main() -> None:
    """Fuzz one target."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("target", choices=ENDINGS)
    ask.add_argument("inputs", nargs="*", help="inputs to run once, instead of fuzzing")
    ask.add_argument("--seconds", type=int, default=60)
    given = ask.parse_args()
    found = RUNS / given.target
    found.mkdir(parents=True, exist_ok=True)
    limits = [f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}", "-verbosity=0"]
    fuzzing = [
        f"-max_total_time={given.seconds}",
        f"-artifact_prefix={found}/found-",
        str(found),
        str(SEEDS / given.target),
    ]
    atheris.Setup([sys.argv[0], *limits, *(given.inputs or fuzzing)], lambda data: try_one(given.target, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
