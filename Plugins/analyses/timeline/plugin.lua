--- What is said of which time, in the order of time.
local function is_point(value)
  return value:find("^%d%d%d%d") ~= nil
end

return chancery.analysis {
  name = "timeline",
  version = "0.1.0",
  summary = "What the documents say of which time, in the order of time.",
  license = "MIT",
  needs = { "times" },
  options = {
    from = { type = "string", help = "leave out what lies before: a year, a month or a day" },
    to = { type = "string", help = "leave out what lies behind" },
  },

  map = function(document)
    local entries = {}
    for time in document:layer "times" do
      if (time.type == "DATE" or time.type == "TIME") and is_point(time.value) then
        entries[#entries + 1] = { time.value, time.text, time.sentence and time.sentence.text or time.text, document.id }
      end
    end
    return entries
  end,

  report = function(entries, report, options)
    local rows = {}
    for _, entry in ipairs(entries) do
      local start = entry[1]
      if not (options.from and start < options.from) and not (options.to and start:sub(1, #options.to) > options.to) then
        rows[#rows + 1] = { start, entry[2], (entry[3]:gsub("%s+", " ")), entry[4] }
      end
    end
    table.sort(rows, function(a, b) return a[1] < b[1] end)
    report.title = "Timeline"
    report:table {
      columns = { { "When", type = "date" }, { "As written", type = "string" }, { "Sentence", type = "string" },
        { "Document", type = "string" } },
      rows = rows,
    }
  end,
}
