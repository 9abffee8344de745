local function items(output) return chancery.json.decode(output).first.items end

return chancery.tests {
  {
    name = "writes a collection of annotations with position and quotation",
    meta = { language = "en" },
    text = "So Türkiye \u{1F91D} Russia met on Monday.",
    filters = { "entities" },
    options = { layers = { "entities" } },
    check = function(result, expect)
      expect.same(chancery.json.decode(result.output), {
        ["@context"] = "http://www.w3.org/ns/anno.jsonld", type = "AnnotationCollection", total = 2,
        id = "urn:chancery:test.txt#annotations", first = { type = "AnnotationPage", startIndex = 0 },
      })
      local russia = items(result.output)[2]
      expect.same(russia, { id = "urn:chancery:test.txt#entities=13,19", type = "Annotation", motivation = "identifying" })
      expect.equal(russia.target.source, { id = "urn:chancery:test.txt", type = "Text", format = "text/plain", language = "en" })
      expect.equal(russia.target.selector, {
        { type = "TextPositionSelector", start = 13, ["end"] = 19 },
        { type = "TextQuoteSelector", exact = "Russia", prefix = "So Türkiye \u{1F91D} ", suffix = " met on Monday." },
      })
      expect.equal(russia.body, {
        { type = "TextualBody", value = "GPE", format = "text/plain", purpose = "tagging" },
        { type = "TextualBody", value = "Russia", format = "text/plain", purpose = "identifying" },
      })
    end,
  },
  {
    name = "what else an item has stands in a body of its own, as JSON",
    text = "Somebody has a plan to build a road.",
    filters = { "commitments" },
    options = { layers = { "commitments" } },
    check = function(result, expect)
      local bodies = items(result.output)[1].body
      expect.equal(bodies[2], { type = "TextualBody", value = '{"themes":[10]}', format = "application/json",
        purpose = "describing" })
    end,
  },
  {
    name = "nothing found is an empty page, on a base of one's own",
    text = "Nothing here.",
    filters = { "times" },
    options = { base = "https://example.org/a b/" },
    check = function(result, expect)
      expect.contains(result.output, '"total":0')
      expect.contains(result.output, '"items":[]')
      expect.contains(result.output, '"id":"https://example.org/a%20b/test.txt#page=1"')
    end,
  },
  {
    name = "refuses a base that is no IRI",
    text = "Text.",
    options = { base = "documents/" },
    fails = "is no beginning of an IRI",
  },
}
