--- Reports for people, on a terminal or in a text file.

--- The columns that a table's cells need, cut so that the table fits.
local function widths(table_data, cells, total)
  local needed = {}
  for index, column in ipairs(table_data.columns) do
    local width = chancery.text.width(column.name)
    for _, row in ipairs(cells) do
      width = math.max(width, chancery.text.width(row[index]))
    end
    needed[index] = width
  end
  local gaps = 2 * #needed + 1
  local sum = gaps
  for _, width in ipairs(needed) do
    sum = sum + width
  end
  -- The widest column gives way first, down to a width that still says something.
  while sum > total do
    local widest = 1
    for index, width in ipairs(needed) do
      if width > needed[widest] then
        widest = index
      end
    end
    if needed[widest] <= 12 then
      break
    end
    needed[widest] = needed[widest] - 1
    sum = sum - 1
  end
  return needed
end

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

--- Writes a row; a cell that is too wide goes on in lines below.
local function write_row(out, cells, columns, needed, style)
  local wrapped, height = {}, 1
  for index in ipairs(columns) do
    wrapped[index] = chancery.text.wrap(cells[index], needed[index])
    height = math.max(height, #wrapped[index])
  end
  for line = 1, height do
    local parts = {}
    for index, column in ipairs(columns) do
      local side = numeric[column.type] and "right" or "left"
      parts[#parts + 1] = chancery.text.pad(wrapped[index][line] or "", needed[index], side)
    end
    local text = ("  " .. table.concat(parts, "  ")):gsub("%s+$", "")
    out:write(style and out:style(style, text) or text, "\n")
  end
end

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
  local needed = widths(data, cells, out.width)
  write_row(out, headings, data.columns, needed, "dim")
  for _, row in ipairs(cells) do
    write_row(out, row, data.columns, needed)
  end
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
  version = "0.1.0",
  summary = "Reports for people: tables that fit the terminal, findings with their sentences.",
  license = "MIT",
  format = "text",
  extension = "txt",
  media = "text/plain",

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
