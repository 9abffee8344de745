--- Reports as Markdown (GitHub's dialect for tables).

local cells_of = require "cells"

--- Text as Markdown shows it literally, on one line.
local function escape(text)
  text = cells_of.line(tostring(text)):gsub("[\\`*_%[%]<>|#~]", "\\%0")
  -- What would begin a list or a rule.
  return (text:gsub("^([+-])", "\\%1"):gsub("^(%d+)([.)])", "%1\\%2"))
end

local function cell_text(value, column) return escape(cells_of.text(value, column.type)) end

local function write_table(out, data)
  if data.title ~= "" then
    out:write("## ", escape(data.title), "\n\n")
  end
  local headings, rules = {}, {}
  for index, column in ipairs(data.columns) do
    headings[index] = escape(column.name)
    rules[index] = cells_of.is_numeric(column.type) and "---:" or "---"
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

--- What a finding quotes, a line for each piece of evidence.
local function quotations(finding, several)
  local lines = {}
  for index, evidence in ipairs(finding.evidence) do
    local sentence = evidence.sentence ~= "" and evidence.sentence or evidence.text
    lines[index] = "  > " .. (several and escape(evidence.document) .. ": " or "") .. escape(sentence) .. "\n"
  end
  return table.concat(lines, "  >\n")
end

--- Findings by rule, in the order in which rules first come; neighbours in the same sentence share its quotation.
local function write_findings(out, report)
  local last
  for number, finding in ipairs(report.findings) do
    local heading = finding.properties and finding.properties.heading or finding.rule
    if heading ~= last then
      out:write(last and "\n" or "", "## ", escape(heading), "\n\n")
      last = heading
    end
    out:write("- ", finding.level ~= "note" and ("**" .. finding.level .. "** ") or "", escape(finding.message), "\n")
    local following = report.findings[number + 1]
    local several = report.documents > 1
    local quoted = quotations(finding, several)
    if not following or following.rule ~= finding.rule or quotations(following, several) ~= quoted then
      if quoted ~= "" then out:write("\n", quoted, "\n") end
    end
  end
end

return chancery.output {
  name = "markdown",
  version = "1.0.0",
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
