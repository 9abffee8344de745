#!/bin/sh
# Makes the Markdown files of this folder with pandoc. Run in this folder.
set -e
cat > source.html <<'END'
<html><head><title>Concept of the chairmanship</title><meta name="author" content="Policy Unit">
<meta name="date" content="2024-03-12"></head><body>
<h1>Concept of the chairmanship</h1>
<p>The chairmanship sets <em>three</em> priorities, as <a href="https://example.org/plan">the plan</a> says.<br>They are listed below.</p>
<h2>Priorities</h2>
<ol><li>Trade and transit<ul><li>one window at the border</li><li>digital <code>TIR</code> carnets</li></ul></li><li>Water</li></ol>
<blockquote><p>No river ends at a border.</p></blockquote>
<table><thead><tr><th>Measure</th><th>Year</th></tr></thead>
<tbody><tr><td>Customs union</td><td>2025</td></tr><tr><td>Water board</td><td>2026</td></tr></tbody></table>
<p><img src="map.png" alt="Map of the basin"></p>
<pre><code>budget = 12
  total = 24</code></pre>
</body></html>
END
pandoc -s -f html -t gfm+yaml_metadata_block -o concept.md source.html
pandoc -s -f html -t commonmark -o commonmark.md source.html
pandoc -s -f html -t markdown --wrap=none -o pandoc.md source.html
printf '+++\ntitle = "Weekly notes"\ndate = 2024-03-12T09:15:00Z\nauthors = ["Mira Holt", "Jon Vega"]\n[extra]\ndesk = "Policy"\n+++\n\nThe note has a footnote.[^1]\n\n[^1]: The footnote cites the treaty.\n\n- [x] drafted\n- [ ] signed\n\n<table><tr><td>raw</td></tr></table>\n' > toml.md
rm source.html
