--- Reports and documents for people, on a terminal or in a text file.

local columns = require "columns"
local reading = require "reading"

local function cell_text(value, column)
  if value == nil then
    return "–"
  elseif column.type == "percent" then
    return string.format("%.1f %%", value * 100)
  elseif column.type == "number" and math.type(value) == "float" then
    return string.format("%.4g", value)
  end
  return (tostring(value):gsub("%s+", " "))
end

local numeric = { integer = true, number = true, percent = true }

local function write_table(out, data)
  if data.title ~= "" then
    out:write("\n", out:style("bold", data.title), "\n")
  end
  local cells, headings = {}, {}
  for index, column in ipairs(data.columns) do
    headings[index] = column.name
  end
  for number, row in ipairs(data.rows) do
    cells[number] = {}
    for index, column in ipairs(data.columns) do
      cells[number][index] = cell_text(row[index], column)
    end
  end
  if #cells == 0 then
    out:write("  (nothing)\n")
    return
  end
  local right, measured = {}, { headings }
  for index, column in ipairs(data.columns) do right[index] = numeric[column.type] end
  for number, row in ipairs(cells) do measured[number + 1] = row end
  local needed = columns.widths(measured, out.width)
  columns.write(out, headings, needed, "  ", right, "dim")
  for _, row in ipairs(cells) do columns.write(out, row, needed, "  ", right) end
  if data.omitted and data.omitted > 0 then
    out:write("  … and ", data.omitted, " more\n")
  end
  if data.note then
    out:write("  ", data.note, "\n")
  end
end

local colours = { note = "cyan", warning = "yellow", error = "red" }

local function write_wrapped(out, text, first, further, style)
  local room = math.max(20, out.width - chancery.text.width(first))
  for index, line in ipairs(chancery.text.wrap(text, room)) do
    out:write(index == 1 and first or further, style and out:style(style, line) or line, "\n")
  end
end

--- What a finding quotes: for each piece of evidence the sentence, with its document where there are several.
local function quotations(finding, several)
  local lines = {}
  for index, evidence in ipairs(finding.evidence) do
    local place = several and (evidence.document .. ": ") or ""
    lines[index] = place .. "“" .. (evidence.sentence ~= "" and evidence.sentence or evidence.text) .. "”"
  end
  return lines
end

--- Findings of one group. Neighbours that stand in the same sentence share its quotation.
local function write_group(out, findings, several)
  for index, finding in ipairs(findings) do
    write_wrapped(out, finding.message, "  • ", "    ", finding.level ~= "note" and colours[finding.level] or nil)
    local lines = quotations(finding, several)
    local following = findings[index + 1] and quotations(findings[index + 1], several) or {}
    if table.concat(lines, "\n") ~= table.concat(following, "\n") then
      for _, line in ipairs(lines) do
        write_wrapped(out, line, "      ", "      ", "dim")
      end
    end
  end
end

--- Findings by rule, in the order in which rules first come.
local function write_findings(out, report)
  local order, groups = {}, {}
  for _, finding in ipairs(report.findings) do
    if not groups[finding.rule] then
      groups[finding.rule] = {}
      order[#order + 1] = finding.rule
    end
    table.insert(groups[finding.rule], finding)
  end
  for _, rule in ipairs(order) do
    local heading = groups[rule][1].properties and groups[rule][1].properties.heading or rule
    out:write("\n", out:style("bold", heading), "\n")
    write_group(out, groups[rule], report.documents > 1)
  end
  if report.omitted_findings > 0 then
    out:write("  … and ", report.omitted_findings, " more findings\n")
  end
end

return chancery.output {
  name = "text",
  version = "0.2.0",
  summary = "For people: reports with tables that fit the terminal, documents with their structure.",
  license = "MIT",
  format = "text",
  extension = "txt",
  media = "text/plain",
  separator = "\n",
  options = {
    width = { type = "integer", min = 0, max = 1000,
      help = "break the lines of documents at so many columns; 0: not at all; the terminal's where there is one" },
  },

  document = function(document, out, options)
    reading.write(document, out, options.width or (out.terminal and out.width) or 0)
  end,

  report = function(reports, out)
    for index, report in ipairs(reports) do
      if index > 1 then
        out:write("\n")
      end
      out:write(out:style("bold", report.title), "\n")
      for _, note in ipairs(report.notes) do
        write_wrapped(out, note, "  ", "  ")
      end
      for _, data in ipairs(report.tables) do
        write_table(out, data)
      end
      write_findings(out, report)
    end
  end,
}
