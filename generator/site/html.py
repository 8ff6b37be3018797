"""A built page: what stands on it, and where its addresses lead."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

CONTENT_ID = "site--content"
"""The id of the element that holds a page's own content; what is around it is the frame."""

INDEX_ADDRESS = "data-index"
"""The attribute that tells our script where the index is that it loads."""

ADDRESSES = {
    "href",
    "src",
    "poster",
    "data",
    "action",
    "formaction",
    "cite",
    "xlink:href",
    INDEX_ADDRESS,
}
SETS = {"srcset", "imagesrcset"}
REFERENCES = {
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
    "for",
    "headers",
    "list",
}
PREVIEWS = {"og:image", "og:url", "twitter:image"}
"""The <meta> whose content is an address."""

WAY = "data-from"
"""The attribute of a link to a list of anchors that its page had; its value is the first."""

SECTIONS = "toc__l"
"""The class of a list of a page's sections."""

_ID = re.compile(r"[\w-]+")
_OTHER_TAGS = re.compile(r"</?(?!bdi\b)[a-zA-Z][^<>]*>")

REFRESH = "refresh"
"""The `http-equiv` of a <meta> by which a page leads on by itself."""

_IGNORED = re.compile(r"^[\0- ]+|[\t\n\r]|[\0- ]+$")
"""What browsers leave out of an address: https://url.spec.whatwg.org/#concept-basic-url-parser."""

_LEADING_ON = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?", re.IGNORECASE)
"""What stands before the address: https://html.spec.whatwg.org/#shared-declarative-refresh-steps."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads within the site: a file, and an anchor in it or nothing."""

    file: str
    anchor: str = ""


NOWHERE = Target("")
"""The target of what is no address at all."""


@dataclass(frozen=True, slots=True)
class Link:
    """One address or reference to an id in a page; `rel` as far as there is one.

    An address has a `target`, unless it leads out of the site. It `is_way` where it leads on to a
    list of anchors that its page had.
    """

    tag: str
    attribute: str
    address: str
    rel: str = ""
    target: Target | None = None
    is_way: bool = False

    @property
    def file(self) -> str:
        """The file of the site that it leads to; nothing for one that leads out of it."""
        return self.target.file if self.target else ""


@dataclass(slots=True)
class BuiltPage:
    """A page as it is to be published, and what stands on it.

    `content` is the HTML of its content; `frame` has each element around it, and each attribute of
    such an element, once, as the names of both. `links` has each once. An `is_unlisted` page asks
    not to be found.
    """

    path: str
    html: str = ""
    content: str = ""
    frame: set[tuple[str, str]] = field(default_factory=set)
    attributes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ids: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    script_types: set[str] = field(default_factory=set)
    styles: list[str] = field(default_factory=list)
    is_unlisted: bool = False

    @property
    def ways(self) -> set[str]:
        """The pages on which the anchors stand that it had before it was cut."""
        return {link.file for link in self.links if link.is_way and link.file}

    @property
    def sheets(self) -> set[str]:
        """The files of the style sheets that it asks for, as far as they are of the site."""
        return {link.file for link in self.links if "stylesheet" in link.rel and link.file}

    @property
    def programs(self) -> set[str]:
        """The files of the scripts that it runs, as far as they are of the site."""
        return {
            link.file for link in self.links if link.attribute == "src" and link.tag == "script"
        } - {""}


def survey(path: str, html: str, site_url: str = "") -> BuiltPage:
    """Everything that the other steps ask of a page; `site_url` is where the site is to stand."""
    tree = LexborHTMLParser(html)
    if "<bdi " in html:
        _mark_sections(tree)
    page = BuiltPage(path, tree.html or "")
    content = tree.css_first(f"#{CONTENT_ID}")
    page.content = (content.html if content else "") or ""
    inside = {node.mem_id for node in content.css("*")} if content else set()
    for node in tree.css("*"):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        _note(page, node, attributes)
        if node.mem_id not in inside:
            page.frame.add((node.tag or "", ""))
            page.frame.update((node.tag or "", name) for name in attributes)
    page.links = [_resolved(link, path, site_url) for link in dict.fromkeys(page.links)]
    page.anchors |= set(page.ids)
    return page


def _mark_sections(tree: LexborHTMLParser) -> None:
    """Give the links to a page's sections what is in another language in their headings: engines
    hand titles to the frame without markup."""
    for link in tree.css(f".{SECTIONS} a"):
        name = (link.attributes.get("href") or "").removeprefix("#")
        heading = tree.css_first(f'[id="{name}"]') if _ID.fullmatch(name) else None
        if heading and heading.css_first("bdi"):
            marked = _OTHER_TAGS.sub("", heading.inner_html or "").strip()
            if LexborHTMLParser(marked).text().split() == link.text().split():
                link.inner_html = marked


def scheme_of(address: str) -> str:
    """The scheme of an address as browsers read it, in small letters; nothing if it has none."""
    found = _SCHEME.match(_IGNORED.sub("", address))
    return found[1].lower() if found else ""


def target_of(page: str, address: str, site_url: str = "") -> Target | None:
    """Where an address on the page at `page` leads within the site; None when it leads out of it.

    `site_url` is where the site is to stand. Raises ValueError when it is no address at all.
    """
    base, parts = urlsplit(site_url), urlsplit(address)
    anchor = unquote(parts.fragment.partition(":~:")[0])
    root = base.path.rstrip("/") + "/"
    if parts.scheme or parts.netloc:
        if parts[:2] != base[:2] or not (parts.path or "/").startswith(root):
            return None
    elif not parts.path:
        return Target(page, anchor)
    return Target(_file(posixpath.dirname(page), unquote(parts.path or "/"), root), anchor)


def _file(folder: str, path: str, root: str) -> str:
    """The file, from the site's root, that a path on a page in `folder` leads to."""
    if path.startswith("/"):
        folder, path = "", path.removeprefix(root) if path.startswith(root) else f"..{path}"
    whole = posixpath.normpath(posixpath.join(folder, path))
    if posixpath.basename(path) in ("", ".", ".."):
        return posixpath.normpath(posixpath.join(whole, "index.html"))
    return whole


def _resolved(link: Link, page: str, site_url: str) -> Link:
    """A link on a page with its target."""
    if link.attribute in REFERENCES:
        return link
    try:
        return replace(link, target=target_of(page, link.address, site_url))
    except ValueError:
        return replace(link, target=NOWHERE)


def _note(page: BuiltPage, node: LexborNode, attributes: Mapping[str, str]) -> None:
    tag = node.tag or ""
    for name, value in attributes.items():
        page.attributes[name].add(value)
        page.links += _links(tag, name, value, attributes)
    if "id" in attributes:
        page.ids.append(attributes["id"])
    if tag == "a" and "name" in attributes:
        page.anchors.add(attributes["name"])
    if attributes.get("name") == "robots":
        page.is_unlisted = "noindex" in attributes.get("content", "")
    if tag == "style":
        page.styles.append(node.text())
    elif tag == "script":
        kind = attributes.get("type", "").strip().lower()
        page.script_types.add(kind)
        if not kind.endswith("json"):
            page.scripts.append(node.text())


def _links(tag: str, name: str, value: str, beside: Mapping[str, str]) -> Iterator[Link]:
    if name in REFERENCES:
        yield from (Link(tag, name, one) for one in value.split())
    elif name in SETS:
        yield from (Link(tag, name, one.split()[0]) for one in value.split(",") if one.strip())
    elif name in ADDRESSES:
        yield Link(tag, name, _IGNORED.sub("", value), _rel(beside), is_way=WAY in beside)
    elif name == "content" and beside.get("http-equiv", "").lower() == REFRESH:
        yield Link(tag, REFRESH, _IGNORED.sub("", _LEADING_ON.sub("", value).strip("\"'")))
    elif name == "content" and PREVIEWS & {beside.get("property"), beside.get("name")}:
        yield Link(tag, name, _IGNORED.sub("", value))


def _rel(attributes: Mapping[str, str | None]) -> str:
    return (attributes.get("rel") or "").lower()
