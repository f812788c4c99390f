"""The map of all parks on a mid-range phone: chromium with its processor four times slower."""

import json

from playwright.sync_api import sync_playwright

from tests.site import CHROMIUM_FLAGS, PHONE

SLOWER = 4
# Long tasks of the main thread, and when the map had its pins.
WATCH = """
window.__long = [];
new PerformanceObserver(list => list.getEntries().forEach(e => window.__long.push([e.startTime, e.duration])))
  .observe({type: 'longtask', buffered: true});
"""


def measured(url):
    """What one visit of /parks/ costs, as JSON: bytes of the payload on the wire, milliseconds until the pins stand,
    and of long tasks of the main thread."""
    import shutil

    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        page = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
        page.add_init_script(WATCH)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{url}/parks/")
        page.locator("park-map").scroll_into_view_if_needed()
        page.wait_for_selector("park-map .leaflet-marker-icon, park-map canvas", timeout=60_000)
        shown = page.evaluate("performance.now()")
        page.wait_for_timeout(1000)
        found = {
            "payload kB": payload_kilobytes(page),
            "map shown ms": round(shown),
            "long tasks ms": round(page.evaluate("window.__long.reduce((sum, task) => sum + task[1], 0)")),
            "longest task ms": round(page.evaluate("Math.max(0, ...window.__long.map(task => task[1]))")),
        }
        browser.close()
    return json.dumps(found)


def payload_kilobytes(page):
    size = "performance.getEntriesByType('resource').filter(e => e.name.includes('/parks/map.json'))[0]"
    return round(page.evaluate(f"({size} || {{}}).transferSize || 0") / 1000)
