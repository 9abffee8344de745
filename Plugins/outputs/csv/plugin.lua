--- Tables as CSV after RFC 4180.

local function rows_of(data)
  local rows = { {} }
  for index, column in ipairs(data.columns) do
    rows[1][index] = column.name
  end
  for _, row in ipairs(data.rows) do
    rows[#rows + 1] = row
  end
  return rows
end

--- Findings as a table of their own.
local function findings_table(report)
  if #report.findings == 0 then
    return nil
  end
  local rows = {}
  for _, finding in ipairs(report.findings) do
    local evidence = finding.evidence[1] or {}
    rows[#rows + 1] = {
      finding.rule, finding.level, finding.message, evidence.document, evidence.start, evidence["end"], evidence.text,
      evidence.sentence,
    }
  end
  local columns = {}
  for index, name in ipairs { "rule", "level", "message", "document", "start", "end", "text", "sentence" } do
    columns[index] = { name = name, type = "string" }
  end
  return { title = "findings", columns = columns, rows = rows }
end

local function file_name(title, number)
  local name = chancery.text.fold(title):gsub("[^%w]+", "-"):gsub("^%-+", ""):gsub("%-+$", "")
  return (name ~= "" and name or "table-" .. number) .. ".csv"
end

return chancery.output {
  name = "csv",
  version = "0.1.0",
  summary = "Tables as CSV (RFC 4180), with formulas defused for spreadsheets.",
  license = "MIT",
  format = "csv",
  extension = "csv",
  media = "text/csv",
  options = {
    table = { type = "string", help = "the title of the table to write, or findings" },
    guard = { type = "boolean", default = true, help = "put ' before cells that a spreadsheet would run: = + - @" },
    bom = { type = "boolean", default = false, help = "begin with a byte order mark, for spreadsheets" },
    delimiter = { type = "string", default = ",", help = "the character between cells" },
  },

  report = function(reports, out, options)
    local tables, titles = {}, {}
    for _, report in ipairs(reports) do
      for _, data in ipairs(report.tables) do
        tables[#tables + 1] = data
      end
      tables[#tables + 1] = findings_table(report)
    end
    local chosen = {}
    for _, data in ipairs(tables) do
      titles[#titles + 1] = "'" .. data.title .. "'"
      if not options.table or data.title == options.table then
        chosen[#chosen + 1] = data
      end
    end
    if #chosen == 0 then
      error(#tables == 0 and "the reports hold no table: choose another format"
        or "no table '" .. options.table .. "': there are " .. table.concat(titles, ", "), 0)
    end
    local function encode(data)
      return chancery.csv.encode(rows_of(data), {
        columns = #data.columns, guard = options.guard, bom = options.bom, delimiter = options.delimiter,
      })
    end
    if out.folder and #chosen > 1 then
      for number, data in ipairs(chosen) do
        out:file(file_name(data.title, number)):write(encode(data))
      end
    elseif #chosen > 1 then
      error("there are several tables: write to a folder with -o FOLDER/, or choose one with --set csv.table=NAME: "
        .. table.concat(titles, ", "), 0)
    else
      out:write(encode(chosen[1]))
    end
  end,
}
