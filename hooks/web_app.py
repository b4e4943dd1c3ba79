"""Publishes the manifest of the web app."""

from guide import web_manifest
from mkdocs.structure.files import File


def on_files(files, config):
    """Add the manifest; a copy opened from a folder has none."""
    if not config.extra.get("from_folder"):
        content = web_manifest.make(config.site_name, config.site_description)
        files.append(File.generated(config, web_manifest.PLACE, content=content))
    return files
