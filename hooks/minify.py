"""Publishes scripts and style sheets without comments and spaces."""

from pathlib import Path, PurePosixPath

from guide import minified
from guide.cache import digest
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File


@event_priority(-100)
def on_files(files, config):
    """Shorten what stands in assets/, also what other hooks put there, but for the theme."""
    root = Path(config.config_file_path).resolve().parent
    texts = {
        file.src_uri: file.content_string
        for file in files
        if file.src_uri.startswith("assets/")
        and PurePosixPath(file.src_uri).suffix in minified.SUFFIXES
        and file.src_dir not in config.theme.dirs
    }
    shelf = config.extra["cache"].shelf("minified")
    key = digest(*(part for place in sorted(texts) for part in (place, texts[place])))
    shorter = shelf.get(key)
    if shorter is None:
        try:
            shorter = minified.minified(texts, root)
        except minified.ScriptError as error:
            raise PluginError(f"a script or style sheet cannot be read: {error}") from None
        shelf.put(key, shorter)
    for place, text in shorter.items():
        files.remove(files.get_file_from_path(place))
        files.append(File.generated(config, place, content=text))
    return files
