--- Reports as JSON after Data/schema/report.schema.json. An unknown cell is null, an empty list is [].
local json = require "json_text"

--- Fields whose values are lists, empty ones too.
local LISTS = { notes = true, charts = true, graphs = true }

--- Writes a list with one function for each item.
local function list_text(list, write, indent)
  local pieces = {}
  for index, item in ipairs(list or {}) do pieces[index] = write(item) end
  return json.list(pieces, indent)
end

--- Rows by hand: a Lua list cannot hold an unknown cell.
local function row_text(row, width)
  local cells = {}
  for index = 1, width do cells[index] = json.value(row[index]) end
  return json.list(cells)
end

local function evidence_text(evidence)
  local fields = {}
  for key, value in pairs(evidence) do
    fields[#fields + 1] = { key, type(value) == "table" and next(value) == nil and "{}" or json.value(value) }
  end
  return json.object(fields)
end

--- The fields of a table with their values written, the special ones by functions of their own.
local function fields_text(map, special, indent)
  local fields = {}
  for key, value in pairs(map) do
    local write = special[key]
    fields[#fields + 1] = { key, write and write(value) or LISTS[key] and json.values(value) or json.value(value) }
  end
  return json.object(fields, indent)
end

local function finding_text(finding)
  return fields_text(finding, { evidence = function(list) return list_text(list, evidence_text) end })
end

local function table_text(report_table, indent, inner)
  local width = #report_table.columns
  return fields_text(report_table, {
    columns = function(list) return list_text(list, json.value) end,
    rows = function(list) return list_text(list, function(row) return row_text(row, width) end, inner) end,
  }, indent)
end

--- One report; `indent` is nil for everything on one line.
local function report_text(report, indent)
  local one, two, three
  if indent then one, two, three = indent .. "  ", indent .. "    ", indent .. "      " end
  return fields_text(report, {
    tables = function(list) return list_text(list, function(item) return table_text(item, two, three) end, one) end,
    findings = function(list) return list_text(list, finding_text, one) end,
    charts = function(list) return list_text(list, json.value) end,
    graphs = function(list) return list_text(list, json.value) end,
  }, indent)
end

return chancery.output {
  name = "json",
  version = "1.0.0",
  summary = "Reports as JSON: { \"reports\": [ … ] }.",
  license = "MIT",
  format = "json",
  extension = "json",
  media = "application/json",
  options = {
    pretty = { type = "boolean", default = true, help = "with line breaks: a line for each row and finding" },
  },

  report = function(reports, out, options)
    local indent = options.pretty and "" or nil
    local list = list_text(reports, function(report) return report_text(report, indent and "    ") end, indent and "  ")
    out:write(json.object({ { "reports", list } }, indent), "\n")
  end,
}
