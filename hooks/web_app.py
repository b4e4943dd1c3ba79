"""Publishes the manifest of the web app, and says that no copy of the site is offered yet."""

from guide import web_manifest
from mkdocs.structure.files import File


def on_files(files, config):
    """Add the manifest; a copy opened from a folder has none."""
    if not config.extra.get("from_folder"):
        content = web_manifest.make(config.site_name, config.site_description)
        files.append(File.generated(config, web_manifest.PLACE, content=content))
        # The step `worker` after the build puts the size of the copy in its place.
        files.append(File.generated(config, web_manifest.COPY, content="null\n"))
    return files
