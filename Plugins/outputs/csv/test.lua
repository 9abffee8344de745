local function report(rows)
  return { {
    title = "R", documents = 1, omitted_findings = 0, notes = {}, findings = {},
    tables = { { title = "T", omitted = 0, rows = rows,
      columns = { { name = "a", type = "string" }, { name = "b", type = "integer" } } } },
  } }
end

return chancery.tests {
  {
    name = "quotes, ends lines with CR LF and defuses formulas",
    reports = report { { 'say "x", y', 1 }, { "=1+1", -2 }, { "line\nbreak", 3 } },
    check = function(result, expect)
      expect.equal(result.output, 'a,b\r\n"say ""x"", y",1\r\n\'=1+1,-2\r\n"line\nbreak",3\r\n')
    end,
  },
  {
    name = "leaves formulas alone on request, with a byte order mark",
    options = { guard = false, bom = true },
    reports = report { { "=1+1", 1 } },
    check = function(result, expect)
      expect.equal(result.output, "\xEF\xBB\xBFa,b\r\n=1+1,1\r\n")
    end,
  },
  {
    name = "names the tables that there are",
    options = { table = "X" },
    reports = report { { "a", 1 } },
    fails = "no table 'X': there are 'T'",
  },
}
