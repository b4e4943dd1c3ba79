"""Whether a contribution changes what judges it: changed paths go in, a notice or '' comes out."""

from pathlib import PurePosixPath
from posixpath import normpath

from .problem import counted, shown
from .registry import FILES

# Whatever is neither content nor prose counts as machinery, so that a new folder does too.
_CONTENT = {".md", ".yml", ".svg", ".png"}  # below docs/
BLIND_RECORD = normpath(f"docs/{FILES['review']}")
_PROSE = {"README.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT"}


def notice(paths: list[str]) -> str:
    """What to tell about a contribution of content and machinery at once; '' where it is not."""
    machinery = [path for path in paths if _is_machinery(path)]
    if not machinery or not any(_is_content(path) for path in paths):
        return ""
    named = ", ".join(shown(path) for path in machinery[:3])
    more = f" and {len(machinery) - 3} more" if len(machinery) > 3 else ""
    return (
        f"The pull request changes content, and with it {counted(len(machinery), 'file')} of the "
        f"machinery: {named}{more}. Here the content is judged by the base branch's checker, and "
        "in the tests by the changed one too. Two pull requests, machinery first, are easier."
    )


def _is_content(path: str) -> bool:
    is_below_docs = path.startswith("docs/") and PurePosixPath(path).suffix in _CONTENT
    return is_below_docs or path == BLIND_RECORD


def _is_machinery(path: str) -> bool:
    return not _is_content(path) and path not in _PROSE
