return chancery.tests {
  {
    name = "writes the fields of the guideline, null where nothing is known, and empty lists",
    text = "Prices rose. Somebody has a plan to build a road.",
    filters = { "commitments" },
    check = function(result, expect)
      expect.contains(result.output, '"outlet":null')
      expect.contains(result.output, '"times": []')
      expect.contains(result.output, '"actor":null,"themes":[10],"partners":[],"period":null')
    end,
  },
  {
    name = "counts code points, not bytes",
    text = "Türkiye and Russia met.",
    filters = { "entities" },
    check = function(result, expect)
      local data = chancery.json.decode(result.output)
      expect.equal(data.id, "test")
      expect.same(data.entities[2], { start = 12, ["end"] = 18, text = "Russia", canonical = "Russia" })
    end,
  },
  {
    name = "metadata are of the guideline's kinds: a day, one of its genres",
    text = "One.",
    meta = { published = "2024-03-04T10:00:00Z", genre = "news", outlet = "The \"Post\"" },
    check = function(result, expect)
      expect.contains(result.output, '"outlet":"The \\"Post\\"","published":"2024-03-04"')
      expect.contains(result.output, '"genre":"other"')
    end,
  },
  {
    name = "writes the text beside the annotation on request, byte for byte",
    folder = true,
    text = "One.\r\nTwo\u{301}.",
    options = { copy = true },
    check = function(result, expect) expect.equal(result.files["test.txt"], "One.\r\nTwo\u{301}.") end,
  },
}
