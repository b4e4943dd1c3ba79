"""The links of the guide: a built site goes in, what leads nowhere comes out.

`inside` needs no network and runs at the end of each build. The rest asks the addresses of
docs/resources.yml, when somebody calls for it, and knows nothing of the build.
"""
