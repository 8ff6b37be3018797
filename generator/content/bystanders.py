"""Files that stand in an explainer's folder without being any of it, told by their names.

Short because it is two lists: what passing programs leave behind of themselves, and what a program
that synchronises folders sets aside when two people have changed one file.
"""

import re

_LEFT_BY_SYSTEMS = (
    r"\.DS_Store|\._.*|\.localized|Icon\r|__MACOSX|\.Spotlight-V100|\.Trashes|\.fseventsd",  # macOS
    r"(eh)?thumbs\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information",  # Windows
    r"\.directory|\.Trash-\d+|\.nfs[0-9a-f]+|\.fuse_hidden.*|lost\+found",  # Linux
)
_LEFT_BY_EDITORS = (
    r"\..*\.sw[a-z]|\..*\.un~|4913|.*~",  # vim; with Emacs, gedit, Kate and others, x~
    r"#.*#|\.#.*|\..*\.kate-swp|\.goutputstream-.*|.*___jb_(tmp|old)___",
    r"\.~lock\..*#|~\$.*",  # LibreOffice, Microsoft Office
    r".*\.(bak|tmp|temp|orig|rej|part|crdownload)|sed[A-Za-z0-9]{6}",
    r"\.idea|\.vscode|\.obsidian",
)
_LEFT_BY_SYNCHRONISING = (
    r"\.syncthing\..*|\.stfolder|\.stversions|\.dropbox.*|\.sync_.*\.db|\.owncloudsync.*",
)
_FOR_GIT = (r"\.gitkeep|\.keep|\.gitignore|\.gitattributes|\.editorconfig",)
_FOR_PEOPLE = (r"readme(\.(md|txt|rst|adoc|html?))?",)

_BYSTANDER = re.compile(
    "|".join(
        (
            *_LEFT_BY_SYSTEMS,
            *_LEFT_BY_EDITORS,
            *_LEFT_BY_SYNCHRONISING,
            *_FOR_GIT,
            *_FOR_PEOPLE,
        )
    ),
    re.IGNORECASE | re.DOTALL,
)

_CONFLICT_COPY = re.compile(
    r".*(\(.*conflict.*\)|\.sync-conflict-.*|_conf\(.*\)|[ _-]conflict[ _-].*"
    r"|[._](?-i:BACKUP|BASE|LOCAL|REMOTE)[._]\d+)\.\w+",
    re.IGNORECASE | re.DOTALL,
)
"""As Dropbox, Nextcloud and Google Drive, Syncthing, Seafile and others, and `git mergetool` write
them."""

_NOT_BROUGHT = re.compile(r"\.(.+)\.icloud", re.DOTALL)
"""What iCloud puts in the place of a file that it keeps elsewhere."""


_COPY = r"(?:copy|kopie|copie|copia|cópia|копия|копія|نسخة)"
_COPIED = re.compile(
    rf"(?:{_COPY} (?:of|von|de) )?(?P<stem>.+?)"
    rf"(?: ?[-–_(]? ?{_COPY}\)?)?(?: ?\(?\d+\)?)?(?P<ending>\.\w+)",
    re.IGNORECASE,
)
"""As file managers name a second copy in the same folder."""


def copied_from(name: str) -> str:
    """The name of the file that a file of this name is likely to be a copy of; empty for none."""
    found = _COPIED.fullmatch(name) if " " in name else None
    original = f"{found['stem']}{found['ending']}" if found else name
    return "" if original == name else original


def is_bystander(name: str) -> bool:
    """Whether a file or folder of this name is none of an explainer's own, and read by nobody."""
    return _BYSTANDER.fullmatch(name) is not None


def is_conflict_copy(name: str) -> bool:
    """Whether a file's name says that it was set aside because two had changed the same file."""
    return _CONFLICT_COPY.fullmatch(name) is not None


def not_brought(name: str) -> str:
    """The name of the file that is kept elsewhere, where a file of this name stands for it; empty
    for all others."""
    found = _NOT_BROUGHT.fullmatch(name)
    return found[1] if found else ""
