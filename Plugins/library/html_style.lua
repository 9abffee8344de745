--- The style sheet of documents in HTML: light and dark, screen and paper; layers are switched by checkboxes.
local M = {}

--- How many colours there are for layers.
local COLOURS = 9

--- For each colour its hue (degrees) and the line under the text, so that layers differ without colour, too.
local LOOKS = {
  { 212, "solid" }, { 150, "double" }, { 38, "solid" }, { 275, "dashed" }, { 0, "wavy" },
  { 185, "dotted" }, { 320, "dashed" }, { 90, "dotted" }, { 240, "double" },
}

local BASE = [[
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1e21;--soft:#5b6169;--line:#d9dce0;--panel:#f6f7f8;--sat:70%;--tint:88%;--edge:42%}
@media(prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e6e7e9;--soft:#a0a6ae;--line:#3a3f45;--panel:#1f2226;--sat:45%;--tint:25%;--edge:66%}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 Georgia,"Noto Serif","DejaVu Serif",serif}
article{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 3rem;overflow-wrap:break-word}
article+article{border-top:1px solid var(--line)}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.8em 0 .6em}
h1{font-size:1.75rem;margin-top:0}h2{font-size:1.4rem}h3{font-size:1.2rem}h4,h5,h6{font-size:1.05rem}
p,ul,blockquote,pre{margin:0 0 1em}
ul{padding-inline-start:1.4em}li{margin:.2em 0}ul ul{margin:0}li.own{list-style:none}
blockquote{margin-inline:0;padding-inline-start:1em;border-inline-start:3px solid var(--line);color:var(--soft)}
pre{padding:.75em 1em;overflow-x:auto;background:var(--panel);border-radius:.3em;font:.9rem/1.5 "DejaVu Sans Mono",monospace}
.footnote{font-size:.9rem;color:var(--soft);padding-inline-start:1em}
.scroll{overflow-x:auto;margin:0 0 1.2em}
table{border-collapse:collapse;font:.875rem/1.45 system-ui,"DejaVu Sans",sans-serif}
th,td{padding:.35em .7em;border:1px solid var(--line);text-align:start;vertical-align:top}
th{background:var(--panel);font-weight:600}
.id,.place,.layers,details{font-family:system-ui,"DejaVu Sans",sans-serif}
.id{margin:0 0 .4rem;font-size:.875rem;color:var(--soft)}
.place{margin:1.5em 0 .5em;font-size:.75rem;color:var(--soft);border-top:1px dotted var(--line)}
details{margin:1rem 0;font-size:.875rem}details.items{margin:.3rem 0}.items:first-of-type{margin-top:2rem}
summary{cursor:pointer;color:var(--soft);padding:.2em 0}
details table{width:100%}details th[scope=row]{width:9em}
.origin{color:var(--soft);white-space:nowrap}
.layers{position:sticky;top:0;z-index:1;margin:1rem 0 1.5rem;padding:.4rem .8rem;border:1px solid var(--line);border-radius:.4em;
background:var(--panel);font-size:.8125rem;display:flex;flex-wrap:wrap;gap:.15rem 1.1rem}
.layers legend{float:left;padding:0;font-weight:600}
.layers label{display:inline-flex;align-items:center;gap:.35em;cursor:pointer;white-space:nowrap}
.layers b{font-weight:400;color:var(--soft);font-variant-numeric:tabular-nums}
input{margin:0;accent-color:var(--ink)}
:focus-visible{outline:2px solid hsl(212 80% var(--edge));outline-offset:2px}
mark{color:inherit;border-radius:.15em;padding:.05em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone;
text-underline-offset:.22em;text-decoration-thickness:.09em;text-decoration-skip-ink:none;background:none}
mark i::after{content:"\2060\A0" attr(data-t);display:none;font:600 .6rem/1 system-ui,"DejaVu Sans",sans-serif;color:var(--soft);
margin-inline-end:.15em;vertical-align:.35em;text-decoration:none}
article:has(.labels:checked) mark i::after{display:inline}
@media(max-width:40rem){.layers{position:static}article{padding:1rem .9rem 2rem}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#f3f3f3;--tint:90%;--edge:35%}
body{font-size:10.5pt}article{max-width:none;padding:0}article+article{break-before:page;border:0}
.layers{position:static}.layers label:has(input:not(:checked)),.layers label:has(.labels){display:none}.layers input{display:none}
details.items{display:none}h1,h2,h3,h4{break-after:avoid}tr,li{break-inside:avoid}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
]]

--- The whole style sheet.
---@return string
function M.sheet()
  local rules = { BASE }
  for number = 1, COLOURS do
    local hue, line = LOOKS[number][1], LOOKS[number][2]
    -- Commitments are long, and defects lie over names: a line alone, or they would colour all else.
    local background = (number == 3 or number == 5) and "none" or ("hsl(%d var(--sat) var(--tint))"):format(hue)
    rules[#rules + 1] = (".l%d{background:%s;text-decoration:underline %s hsl(%d 65%% var(--edge))}"
      .. ".k%d{inline-size:1.4em;text-align:center;%s}"
      .. "article:has(.t%d:not(:checked)) .l%d{background:none;text-decoration:none}"
      .. "article:has(.t%d:not(:checked)) .l%d>i{display:none}\n"):format(
      number, background, line, hue, number,
      ("background:%s;text-decoration:underline %s hsl(%d 65%% var(--edge))"):format(background, line, hue),
      number, number, number, number)
  end
  return table.concat(rules)
end

return M
