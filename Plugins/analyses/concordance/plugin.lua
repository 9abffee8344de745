--- Every match of a query with what stands around it.
return chancery.analysis {
  name = "concordance",
  version = "0.1.0",
  summary = "Every match of a query with its context.",
  license = "MIT",
  options = {
    query = { type = "query", required = true, help = "a query in the Corpus Query Language" },
    context = { type = "integer", default = 8, min = 0, max = 100, help = "tokens on each side" },
    limit = { type = "integer", default = 1000, min = 1, help = "at most so many matches are shown" },
  },

  map = function(document, options)
    local lines = {}
    for _, match in ipairs(document:find(options.query)) do
      local left, text, right = match:context(options.context)
      lines[#lines + 1] = { document.id, match.start, left, text, right }
    end
    return { matches = #lines, lines = lines }
  end,

  report = function(result, report, options)
    report.title = "Concordance of " .. options.query
    report:note(result.matches .. (result.matches == 1 and " match" or " matches"))
    local rows = {}
    for index = 1, math.min(#result.lines, options.limit) do
      rows[index] = result.lines[index]
    end
    report:table {
      columns = {
        { "Document", type = "string" }, { "At", type = "integer" }, { "Left", type = "string" },
        { "Match", type = "string" }, { "Right", type = "string" },
      },
      rows = rows,
      note = #result.lines > #rows and (#result.lines - #rows .. " more") or nil,
    }
  end,
}
