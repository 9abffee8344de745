local text = [[Poland opens its Chairmanship

Poland will host a summit with Ukraine in 2025, the minister said.

, was also set.]]

return chancery.tests {
  {
    name = "tells who, when, what and what is wrong",
    text = text,
    check = function(result, expect)
      local report = result.report
      expect.equal(report.title, "Poland opens its Chairmanship")
      expect.equal(report.tables[1].rows, { { "Poland", "state or place", 2 }, { "Ukraine", "state or place", 1 } })
      expect.equal(report.tables[2].rows[1][1], "2025")
      local rules = {}
      for _, finding in ipairs(report.findings) do
        rules[#rules + 1] = finding.rule
      end
      expect.equal(rules, { "commitment/19", "attribution", "defect/orphan_fragment" })
      expect.contains(report.findings[1].message, "with Ukraine")
      expect.equal(report.findings[1].evidence[1].sentence, "Poland will host a summit with Ukraine in 2025, the minister said.")
    end,
  },
  {
    name = "adds documents up",
    texts = { "Poland met Ukraine.", "Poland met Canada." },
    check = function(result, expect)
      expect.equal(result.report.tables[1].rows[1], { "Poland", "state or place", 2 })
      expect.equal(result.report.title, "Brief of 2 documents")
    end,
  },
}
