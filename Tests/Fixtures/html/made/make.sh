#!/usr/bin/env bash
# make.sh: pages made by the programs that make them: pandoc, LibreOffice, Chromium.
# Debian packages: pandoc, libreoffice-writer-nogui, chromium.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/report.md" <<'MD'
---
title: Report of the Working Group on Coastal Shipping
author: [Ines Calder, Tomas Reik]
date: 2024-03-18
lang: en-GB
abstract: The group met four times and makes three recommendations.
---

# Findings

Freight on the inner route fell by a third between 2018 and 2023.[^1] The group heard shippers, ports and unions.

- Harbour dues rose in every port but one.
    - In Selwyn they doubled.
- Two ferries were withdrawn.

> “We did not leave the sea,” one owner said. “The sea became an item in the budget.”

| Port   | Dues 2018 | Dues 2023 |
|--------|----------:|----------:|
| Selwyn |       110 |       221 |
| Harlow |        96 |       104 |

: Dues for a ship of 2,000 tons, in crowns

# Recommendations

1. A single tariff for all five ports.
2. A fund for smaller quays.
3. A report every second year.

```
dues = tons * 0.052 + 12
```

[^1]: Statistics of the Joint Harbour Office, table 7.
MD
pandoc -s "$work/report.md" -o pandoc.html

pandoc "$work/report.md" -o "$work/report.odt"
(cd "$work" && soffice -env:UserInstallation="file://$work/profile" --headless --convert-to html:"HTML (StarWriter)" report.odt > /dev/null 2>&1)
cp "$work/report.html" libreoffice.html

cat > "$work/page.html" <<'HTML'
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Loading…</title></head><body>
<div id="root"></div><noscript>This page needs JavaScript.</noscript>
<script>
document.title = "Harbour office publishes dues | Joint Harbour Office";
const meta = document.createElement("meta");
meta.setAttribute("property", "article:published_time"); meta.content = "2024-03-20T09:00:00Z"; document.head.append(meta);
const paragraphs = [
  "The Joint Harbour Office has published the dues that ships will pay from the first of July in all five ports.",
  "For the first time the list is the same everywhere. Ships of less than two hundred tons pay nothing at all.",
  "The office expects that three in four owners will pay less than last year, and has promised to publish the figures."];
document.getElementById("root").innerHTML =
  "<header><nav><a href='/'>Home</a> <a href='/dues'>Dues</a> <a href='/contact'>Contact</a></nav></header><main><h1>Harbour office publishes dues</h1>"
  + paragraphs.map(p => `<p>${p}</p>`).join("") + "<table><thead><tr><th>Tons</th><th>Dues</th></tr></thead><tbody>"
  + [[200, 22], [500, 38], [2000, 116]].map(r => `<tr><td>${r[0]}</td><td>${r[1]}</td></tr>`).join("")
  + "</tbody></table></main><footer><p>Joint Harbour Office, Quay 1, Harlow</p></footer>";
</script></body></html>
HTML
chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/chromium" \
  --dump-dom "file://$work/page.html" 2> /dev/null | sed "s|$work|/tmp|g" > chromium.html
