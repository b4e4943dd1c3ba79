"""The site's name goes in, the manifest of the web app comes out.

It lets a browser put the site among the programs of a device (www.w3.org/TR/appmanifest).
"""

import json

PLACE = "manifest.webmanifest"
COPY = "offline.json"  # what docs/assets/offline.js asks about the copy on a device
ICONS = {size: f"assets/icon-{size}.png" for size in (192, 512)}  # `make icons` draws them


def make(name: str, description: str) -> str:
    """The manifest as JSON, for the site's root: addresses in it are relative to itself."""
    manifest = {
        "name": name,
        "short_name": "DS Interviews",
        "description": description,
        "lang": "en",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#1f3a5f",
        "icons": [
            {"src": place, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
            for size, place in ICONS.items()
        ],
    }
    return json.dumps(manifest, indent=1) + "\n"
