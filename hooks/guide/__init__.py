"""The library of the guide: Markdown files go in, problems or a bank of valid content come out.

It never imports mkdocs; the hooks beside this package adapt it to the engine.
"""
