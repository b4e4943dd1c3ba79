"""Lends the build what earlier builds made of unchanged sources, and keeps what this one made."""

import gc
import json
import sys
from pathlib import Path

from guide import cache
from guide.latest import Latest
from guide.templates import Compiled
from mkdocs.plugins import event_priority

# A build makes very many objects and few that hold each other: look less often for these.
GARBAGE_THRESHOLDS = (100_000, 50, 50)  # see gc.set_threshold
_of_process = {"latest": Latest(lends=False)}  # and "cache": the one of the build before


def on_startup(command, dirty):
    """Hold what a build made for the next one, where one process makes many."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    _of_process["latest"] = Latest(lends=command == "serve")


@event_priority(110)
def on_config(config):
    """Open the shelves of this source, these packages and this configuration."""
    root = Path(config.config_file_path).resolve().parent
    programs = [root / "node_modules" / name / "package.json" for name in ("temml", "esbuild")]
    versions = [json.loads(path.read_text(encoding="utf-8"))["version"] for path in programs]
    plugins = {k: dict(p.config) for k, p in config.plugins.items() if hasattr(p, "config")}
    settings = (
        sys.version,
        *versions,
        repr((config.markdown_extensions, config.mdx_configs, plugins, config.use_directory_urls)),
    )
    sealed = cache.seal((root / "hooks", root / "overrides"), settings)
    before, config.extra["latest"] = _of_process.get("cache"), _of_process["latest"]
    is_same = before is not None and config.extra["latest"].lends and before.seal == sealed
    config.extra["cache"] = before if is_same else cache.Cache(root / cache.FOLDER, sealed)
    _of_process["cache"] = config.extra["cache"]
    return config


def on_env(env, config, files):
    """Lend the theme its templates as they were compiled."""
    env.bytecode_cache = Compiled(config.extra["cache"].shelf("templates"))
    return env


def on_post_build(config):
    """Write down what is new."""
    config.extra["cache"].save()
    config.extra["latest"].end()
    if not config.extra["latest"].lends:
        del _of_process["cache"]
