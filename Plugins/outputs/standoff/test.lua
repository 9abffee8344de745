return chancery.tests {
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
