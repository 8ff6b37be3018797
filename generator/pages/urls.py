"""Addresses on the repository's host: where content is edited, where readers report an error."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from generator.content.model import Explainer

FORM = "report-an-error.yml"
"""The form in .github/ISSUE_TEMPLATE; the names of its fields are those of the address."""

_GITHUB = ("github.com", "www.github.com")


def edit_base(explainer: Explainer) -> str:
    """The address before content/ where files are edited, without a slash; empty if unknown."""
    if not explainer.repo_url:
        return ""
    return f"{_repository(explainer.repo_url)}/{explainer.edit_uri.rstrip('/')}"


def report_address(explainer: Explainer, statement: str) -> str:
    """Where an error in a statement is reported, its id filled in; empty if nobody said where."""
    if explainer.report_url:
        return explainer.report_url.replace("{id}", statement)
    if not explainer.repo_url or urlsplit(explainer.repo_url).hostname not in _GITHUB:
        return ""
    filled = urlencode({"template": FORM, "title": statement, "statement": statement})
    return f"{_repository(explainer.repo_url)}/issues/new?{filled}"


def _repository(url: str) -> str:
    """The repository's address as its host shows it, whether or not it was that for cloning."""
    return url.rstrip("/").removesuffix(".git")
