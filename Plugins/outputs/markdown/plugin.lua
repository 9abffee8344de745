--- Reports as Markdown (GitHub's dialect for tables).

--- Text as Markdown shows it literally.
local function escape(text)
  text = tostring(text):gsub("[\\`*_%[%]<>|#]", "\\%0"):gsub("%s+", " ")
  return text
end

local alignment = { integer = "---:", number = "---:", percent = "---:" }

local function cell_text(value, column)
  if value == nil then
    return ""
  elseif column.type == "percent" then
    return string.format("%.1f %%", value * 100)
  end
  return escape(value)
end

local function write_table(out, data)
  if data.title ~= "" then
    out:write("## ", escape(data.title), "\n\n")
  end
  local headings, rules = {}, {}
  for index, column in ipairs(data.columns) do
    headings[index] = escape(column.name)
    rules[index] = alignment[column.type] or "---"
  end
  out:write("| ", table.concat(headings, " | "), " |\n| ", table.concat(rules, " | "), " |\n")
  for _, row in ipairs(data.rows) do
    local cells = {}
    for index, column in ipairs(data.columns) do
      cells[index] = cell_text(row[index], column)
    end
    out:write("| ", table.concat(cells, " | "), " |\n")
  end
  if data.omitted > 0 then
    out:write("\n… and ", data.omitted, " more\n")
  end
  if data.note then
    out:write("\n", escape(data.note), "\n")
  end
  out:write("\n")
end

local function write_findings(out, report)
  local last
  for _, finding in ipairs(report.findings) do
    local heading = finding.properties and finding.properties.heading or finding.rule
    if heading ~= last then
      out:write(last and "\n" or "", "## ", escape(heading), "\n\n")
      last = heading
    end
    out:write("- ", finding.level ~= "note" and ("**" .. finding.level .. "** ") or "", escape(finding.message), "\n")
    for _, evidence in ipairs(finding.evidence) do
      local sentence = evidence.sentence ~= "" and evidence.sentence or evidence.text
      local place = report.documents > 1 and (escape(evidence.document) .. ": ") or ""
      out:write("  > ", place, escape(sentence), "\n")
    end
  end
end

return chancery.output {
  name = "markdown",
  version = "0.1.0",
  summary = "Reports as Markdown, with tables and quotations.",
  license = "MIT",
  format = "markdown",
  extension = "md",
  media = "text/markdown",

  report = function(reports, out)
    for index, report in ipairs(reports) do
      out:write(index > 1 and "\n" or "", "# ", escape(report.title), "\n\n")
      for _, note in ipairs(report.notes) do
        out:write(escape(note), "\n\n")
      end
      for _, data in ipairs(report.tables) do
        write_table(out, data)
      end
      write_findings(out, report)
    end
  end,
}
