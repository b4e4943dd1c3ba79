"""Lends the build what earlier builds made of unchanged sources, and keeps what this one made."""

import json
import sys
from pathlib import Path

from guide import cache
from mkdocs.plugins import event_priority


@event_priority(110)
def on_config(config):
    """Open the shelves of this source, these packages and this configuration."""
    root = Path(config.config_file_path).resolve().parent
    temml = json.loads((root / "node_modules/temml/package.json").read_text(encoding="utf-8"))
    plugins = {k: dict(p.config) for k, p in config.plugins.items() if hasattr(p, "config")}
    settings = (
        sys.version,
        temml["version"],
        repr((config.markdown_extensions, config.mdx_configs, plugins, config.use_directory_urls)),
    )
    sealed = cache.seal((root / "hooks", root / "overrides"), settings)
    config.extra["cache"] = cache.Cache(root / cache.FOLDER, sealed)
    return config


def on_post_build(config):
    """Write down what is new."""
    config.extra["cache"].save()
