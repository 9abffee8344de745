return chancery.tests {
  {
    name = "writes empty lists as lists",
    options = { pretty = false },
    reports = { { title = "R", tables = {}, findings = {}, notes = {}, documents = 0 } },
    check = function(result, expect)
      expect.equal(result.output, '{"reports":[{"documents":0,"findings":[],"notes":[],"tables":[],"title":"R"}]}\n')
    end,
  },
}
