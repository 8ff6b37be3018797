"""Whoever reports an error from a page need not type where it is."""

from urllib.parse import parse_qs, urlsplit


def test_the_form_is_told_the_address(open_page, site):
    """The link to the form holds the statement's id, and over http its permanent address."""
    page = open_page(site("many").at("positions/operators/"))
    card = page.locator(".st").first
    name = card.get_attribute("data-id")
    link = urlsplit(card.locator(".st__report").get_attribute("href"))
    found = {key: values[0] for key, values in parse_qs(link.query).items()}
    page_address = found.pop("page")
    assert (link.netloc, link.path) == ("github.com", "/example/estuary/issues/new")
    assert found == {"template": "report-an-error.yml", "title": name, "statement": name}
    assert page_address.startswith(site("many").at("positions/"))
    assert page_address.endswith(f"/#{name}")


def test_a_folder_tells_nothing_of_its_place(open_page, unpacked):
    """From a folder the form is told the id alone, and not where a reader's files lie."""
    page = open_page(unpacked("many").at("positions/operators.html"))
    link = page.locator(".st .st__report").first.get_attribute("href")
    assert "statement=" in link
    assert "file" not in link
    assert "page=" not in link


def test_without_the_script_the_id_is_there(plain, site):
    """Without scripts the form still knows which statement is meant."""
    plain.goto(site("many").at("positions/operators/"))
    card = plain.locator(".st").first
    link = card.locator(".st__report").get_attribute("href")
    assert f"&statement={card.get_attribute('data-id')}" in link
