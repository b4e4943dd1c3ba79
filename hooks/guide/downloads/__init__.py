"""What readers take with them: the built site and the bank go in, files for downloads/ come out.

These are steps after the build and no hooks: they know nothing of the engine that built the site.
"""
