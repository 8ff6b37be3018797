"""A citation can be copied, as plain text and with a link."""

COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  const text = async type => item.types.includes(type) ? (await item.getType(type)).text() : null;
  return { plain: await text('text/plain'), html: await text('text/html') };
}"""


def open_card(page, name):
    """Unfold a statement's details; its button for copying."""
    card = page.locator(f".st[data-id={name}]").first
    card.locator("summary").click()
    return card, card.locator(".st__copy")


def wait_until_said(page, words):
    """Wait until a live region says these words; all that the live regions say then."""
    said = "[...document.querySelectorAll('[role=status]')].map(s => s.textContent).join('|')"
    page.wait_for_function(f"words => {said}.includes(words)", arg=words)
    return page.evaluate(said)


def test_copies_text_and_link(open_page, site):
    """The citation and the absolute permalink are copied, as text and as a link."""
    page = open_page(
        site("shipped").at("positions/us/"), permissions=["clipboard-read", "clipboard-write"]
    )
    card, button = open_card(page, "us-statement-very-promising")
    button.click()
    wait_until_said(page, "Citation copied")
    copied = page.evaluate(COPIED)
    permalink = site("shipped").at("positions/us/#us-statement-very-promising")
    citation = " ".join(card.locator(".st__cite").inner_text().split())
    assert copied["plain"] == f"{citation} {permalink}"
    assert f'<a href="{permalink}">{permalink}</a>' in copied["html"]


def test_works_where_the_clipboard_is_closed(open_page, site):
    """Where a page has no clipboard of its own, the older way copies the same."""
    page = open_page(is_fresh=True, permissions=["clipboard-read"])
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(site("shipped").at("positions/us/"))
    _, button = open_card(page, "us-statement-very-promising")
    page.evaluate(
        "() => addEventListener('copy', event => { window.copied = {"
        " plain: event.clipboardData.getData('text/plain'),"
        " html: event.clipboardData.getData('text/html') } })"
    )
    button.click()
    page.wait_for_function("window.copied")
    found = page.evaluate("window.copied")
    assert found["plain"].endswith("positions/us/#us-statement-very-promising")
    assert found["html"].count("<a href=") == 1
    assert page.evaluate("document.activeElement.className") == "st__copy"


def test_failure_is_said(open_page, site):
    """Where nothing can be copied, the reader is told to do it by hand."""
    page = open_page(is_fresh=True)
    page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page.goto(site("shipped").at("positions/us/"))
    _, button = open_card(page, "us-statement-very-promising")
    button.click()
    assert "by hand" in wait_until_said(page, "by hand")
