"""Whole pages: the theme's search has a name, and what no reader sees is gone."""

from guide import whole_page

PAGE = """\
<div class="md-search" data-md-component="search" role="dialog">
  <p>Two  words
     and   more</p>

  <div class="language-python highlight"><pre><span></span><code><span class="n">df</span> \
<span class="o">=</span> <span class="mi">1</span>
    <span class="k">if</span> <span class="kn">import</span><span class="s2">f"</span>\
<span class="si">{</span><span class="n">x</span><span class="s2">"</span>
</code></pre></div>
  <nav><a href="../" class="md-nav__link">
    <span class="md-ellipsis">
      Metrics
    </span>
  </a></nav>
  <textarea>
    kept
  </textarea>
  <script>
    kept();
  </script>
  <p><span class="n">a word</span></p>
</div>
<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>
"""
SHORT = """\
<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">
<p>Two  words
and   more</p>
<div class="language-python highlight"><pre><code>df = <span class="mi">1</span>
    <span class="k">if import</span><span class="s2">f"{</span>x<span class="s2">"</span>
</code></pre></div>
<nav><a href="../" class="md-nav__link">Metrics</a></nav>
<textarea>
    kept
  </textarea>
<script>
    kept();
  </script>
<p><span class="n">a word</span></p>
</div>
<script src="../assets/javascripts/bundle.a5f9d56c.min.js" defer></script>
"""


def test_a_page_has_names_and_no_needless_bytes():
    assert whole_page.finish(PAGE) == SHORT


def test_a_finished_page_stays_as_it_is():
    assert whole_page.finish(SHORT) == SHORT
