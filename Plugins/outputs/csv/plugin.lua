--- The tables of reports as CSV (RFC 4180): one table in one file.
--- Cells that a spreadsheet would run as a formula get a ' in front (see OWASP, "CSV injection").

--- The columns of the table that the findings of all reports make.
local FINDING_COLUMNS = { "Rule", "Level", "Message", "Document", "Start", "End", "Text", "Sentence" }

local function findings_table(reports)
  local rows = {}
  for _, report in ipairs(reports) do
    for _, finding in ipairs(report.findings or {}) do
      local evidence = finding.evidence[1] or {}
      rows[#rows + 1] = {
        finding.rule, finding.level, finding.message, evidence.document, evidence.start, evidence["end"],
        evidence.text, evidence.sentence,
      }
    end
  end
  local columns = {}
  for index, name in ipairs(FINDING_COLUMNS) do columns[index] = { name = name } end
  return { title = "Findings", columns = columns, rows = rows }
end

--- All tables with names of their own: a title, or the analysis' name; "-2" behind a name that comes again.
local function named_tables(reports)
  local list, seen = {}, {}
  local function add(base, report_table)
    base = base ~= "" and base or "table"
    seen[base] = (seen[base] or 0) + 1
    local name = seen[base] == 1 and base or base .. "-" .. seen[base]
    list[#list + 1] = { name = name, content = report_table }
  end
  local findings = 0
  for _, report in ipairs(reports) do
    for _, report_table in ipairs(report.tables or {}) do
      add(report_table.title ~= "" and report_table.title or report.analysis, report_table)
    end
    findings = findings + #(report.findings or {})
  end
  if findings > 0 then add("Findings", findings_table(reports)) end
  return list
end

--- A plain file name for a table: letters, digits and hyphens.
local function file_name(name)
  local plain = chancery.text.lower(chancery.text.strip_marks(name)):gsub("[^%w]+", "-"):gsub("^%-+", ""):gsub("%-+$", "")
  return (plain ~= "" and plain or "table") .. ".csv"
end

local function csv_text(report_table, options)
  local heads = {}
  for index, column in ipairs(report_table.columns) do heads[index] = column.name end
  local rows = { heads }
  for _, row in ipairs(report_table.rows) do rows[#rows + 1] = row end
  return chancery.csv.encode(rows, {
    columns = #heads, guard = options.guard, bom = options.bom, delimiter = options.delimiter,
  })
end

local function choose(tables, wanted)
  local names = {}
  for index, item in ipairs(tables) do
    if item.name == wanted or file_name(item.name) == wanted .. ".csv" then return item end
    names[index] = "'" .. item.name .. "'"
  end
  error("no table '" .. wanted .. "': there are " .. table.concat(names, ", "), 0)
end

return chancery.output {
  name = "csv",
  version = "1.0.0",
  summary = "The tables of reports as CSV: RFC 4180, formulas defused; several tables go to a folder.",
  license = "MIT",
  format = "csv",
  extension = "csv",
  media = "text/csv",
  options = {
    table = { type = "string", help = "the title of the one table to write, or Findings" },
    guard = { type = "boolean", default = true, help = "put ' before cells that a spreadsheet would run" },
    bom = { type = "boolean", default = false, help = "begin with a byte order mark, for spreadsheets" },
    delimiter = { type = "string", default = ",", help = "the character between cells" },
  },

  report = function(reports, out, options)
    local tables = named_tables(reports)
    if options.table then
      out:write(csv_text(choose(tables, options.table).content, options))
      return
    end
    if out.folder then
      local seen = {}
      for _, item in ipairs(tables) do
        local name = file_name(item.name)
        seen[name] = (seen[name] or 0) + 1
        if seen[name] > 1 then name = name:gsub("%.csv$", "-" .. seen[name] .. ".csv") end
        out:file(name):write(csv_text(item.content, options))
      end
      return
    end
    -- Findings come along with tables; alone they are what was asked for.
    local wanted = {}
    for _, item in ipairs(tables) do
      if item.name ~= "Findings" or #tables == 1 then wanted[#wanted + 1] = item end
    end
    if #wanted == 0 then return end
    if #wanted > 1 then
      local names = {}
      for index, item in ipairs(tables) do names[index] = "'" .. item.name .. "'" end
      error("there are several tables: write them to a folder with -o FOLDER/, or choose one with --set csv.table=NAME: "
        .. table.concat(names, ", "), 0)
    end
    out:write(csv_text(wanted[1].content, options))
  end,
}
