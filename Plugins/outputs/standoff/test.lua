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
}
