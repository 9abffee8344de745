-- The longest words with their counts:  Scripts/run run Scripts/examples/long-words.lua seeds
return chancery.analysis { name = "long-words", summary = "How often each long word stands in the texts.",
  options = { least = { type = "integer", default = 12, min = 1, help = "characters of a long word" } },
  map = function(document, options)
    local words = chancery.counter()
    for lower in document:tokens "lower" do if utf8.len(lower) >= options.least then words:add(lower) end end
    return words
  end,
  report = function(words, report)
    report:table { columns = { "Word", { "Count", type = "integer" } }, rows = words:rows { limit = 20 } }
  end,
}
