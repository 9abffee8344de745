return chancery.tests {
  {
    name = "an unknown cell is null, also in the middle of a row",
    options = { pretty = false },
    reports = { { title = "R", tables = { { title = "T", columns = { { name = "A", type = "string" }, { name = "B", type = "string" },
      { name = "C", type = "string" } }, rows = { { "x", nil, "z" }, { "x" } }, omitted = 0 } } } },
    check = function(result, expect)
      expect.contains(result.output, '"rows":[["x",null,"z"],["x",null,null]]')
    end,
  },
  {
    name = "writes empty lists as lists",
    options = { pretty = false },
    reports = { { title = "R", tables = {}, findings = {}, notes = {}, documents = 0 } },
    check = function(result, expect)
      expect.equal(result.output, '{"reports":[{"documents":0,"findings":[],"notes":[],"tables":[],"title":"R"}]}\n')
    end,
  },
}
