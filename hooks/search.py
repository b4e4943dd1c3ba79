"""Makes the search small and forgiving: its index is shortened, its worker told what was meant."""

from pathlib import Path

from guide import search_index
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

_addresses = {}  # "of": the address of each file below docs/, seen from the site's root


def on_files(files, config):
    """Put our script in front of the theme's in the worker that searches."""
    for file in list(files):
        if search_index.is_worker(file.src_uri):
            content = search_index.worker(file.content_string)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=content))
    return files


def on_env(env, config, files):
    """Note where each chapter's page is."""
    _addresses["of"] = {file.src_uri: file.url for file in files.documentation_pages()}
    return env


@event_priority(-50)
def on_post_build(config):
    """Shorten the index that the search plugin wrote."""
    path = Path(config.site_dir) / "search/search_index.json"
    aliases = search_index.aliases(config.extra["bank"], _addresses["of"])
    path.write_text(
        search_index.shortened(path.read_text(encoding="utf-8"), aliases), encoding="utf-8"
    )
