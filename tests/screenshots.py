"""Pictures of the main pages, for docs/screenshots.md: `make screenshots`. Of the samples alone, as WebP."""

import base64
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.services import ROOT
from tests.site import CHROMIUM_FLAGS, DESKTOP, PHONE, serving

FOLDER = ROOT / "docs" / "screenshots"
QUALITY = 72
LOOKS = {
    "light": {"viewport": DESKTOP},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "device_scale_factor": 1.5},
    "english": {"viewport": DESKTOP},
}
# Name → address, or a search whose first hit of a kind is shown.
PAGES = {
    "home": "/",
    "parks": "/parks/",
    "park": "重庆国际生物城 parks",
    "project": "智慧谷 projects",
    "district": "/districts/banan/",
    "company": "中南高科 companies",
    "search": "/search/?q=医疗器械",
}


def address_of(page, asked):
    """The address as it stands, or that of the first hit of `words kind`."""
    if asked.startswith("/"):
        return asked
    words, kind = asked.split()
    page.goto(f"/search/?q={words}&kind={kind}")
    return page.locator("#hits a.title").first.get_attribute("href")


def shoot(page, name):
    if page.locator("park-map").count():
        page.wait_for_selector("park-map[ready]")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # maps and popups have come to rest
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


def opened_fact(page):
    """A park with the sentence of one of its facts open."""
    page.goto(address_of(page, PAGES["park"]))
    page.locator("main dd fact-evidence > details > summary").first.click()
    shoot(page, "evidence")


def take(browser, url):
    for look, options in LOOKS.items():
        context = browser.new_context(base_url=url, locale="zh-CN", **options)
        page = context.new_page()
        for name, asked in PAGES.items():
            address = address_of(page, asked)
            page.goto(f"/en{address}" if look == "english" else address)
            shoot(page, f"{name}-{look}")
        if look == "light":
            opened_fact(page)
        context.close()


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        with serving(f"sqlite:///{folder / 'site.sqlite3'}", folder) as site:
            take(browser, site.url)
        browser.close()
    total = sum(picture.stat().st_size for picture in FOLDER.glob("*.webp"))
    print(f"{FOLDER.relative_to(ROOT)}: {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
