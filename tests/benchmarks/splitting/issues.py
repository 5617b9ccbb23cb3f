"""All documents of the corpus that we set ourselves."""

from __future__ import annotations

from benchmarks.splitting import issues_hard, issues_print, issues_web
from benchmarks.splitting.spec import Issue


def all_issues() -> list[Issue]:
    """In the order of their producers."""
    return [*issues_web.all_issues(), *issues_print.all_issues(), *issues_hard.all_issues()]
