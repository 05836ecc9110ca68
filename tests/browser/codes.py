"""QR codes, read as another device reads them: from what is on the screen, by a program that is not ours."""

from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Locator

_READER = next((Path(__file__).parent / "vendor").glob("jsqr-*.js"))
_READ = """async png => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), one => one.charCodeAt(0))]));
    const paper = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    paper.drawImage(picture, 0, 0);
    const seen = paper.getImageData(0, 0, picture.width, picture.height);
    const found = jsQR(seen.data, seen.width, seen.height);
    return found ? new TextDecoder().decode(Uint8Array.from(found.binaryData)) : "";
}"""


def read_code(code: Locator) -> str:
    """Return what a code on a page says; empty where no code can be read."""
    seen = b64encode(code.screenshot()).decode()
    code.page.evaluate(_READER.read_text(encoding="utf-8"))
    return str(code.page.evaluate(_READ, seen))
