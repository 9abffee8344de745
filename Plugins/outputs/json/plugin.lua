--- Reports as JSON, after Data/schema/report.schema.json.
local lists = {
  "reports", "notes", "tables", "findings", "charts", "graphs", "columns", "rows", "evidence", "themes", "partners",
}

return chancery.output {
  name = "json",
  version = "0.1.0",
  summary = "Reports as JSON: { \"reports\": [ … ] }.",
  license = "MIT",
  format = "json",
  extension = "json",
  media = "application/json",
  options = {
    pretty = { type = "boolean", default = true, help = "with line breaks and indentation" },
  },

  report = function(reports, out, options)
    out:write(chancery.json.encode({ reports = reports }, { pretty = options.pretty, lists = lists }), "\n")
  end,
}
