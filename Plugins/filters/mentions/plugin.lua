--- Keeps the documents that mention a name.
return chancery.filter {
  name = "mentions",
  version = "0.1.0",
  summary = "Keeps documents that mention one of some names, as written or by their canonical name.",
  license = "MIT",
  needs = { "entities" },
  options = {
    names = { type = "string", list = true, default = {}, help = "the names; one of them is enough" },
    all = { type = "boolean", default = false, help = "all names must be mentioned" },
  },

  apply = function(document, options)
    if #options.names == 0 then
      error("no names: give them with --filter mentions:names=NAME,NAME", 0)
    end
    local canonical = {}
    for entity in document:layer "entities" do
      canonical[chancery.text.fold(entity.canonical)] = true
    end
    local found = 0
    for _, name in ipairs(options.names) do
      local written = document:match(chancery.gazetteer { { name = name } })
      if #written > 0 or canonical[chancery.text.fold(name)] then
        found = found + 1
      end
    end
    return options.all and found == #options.names or not options.all and found > 0
  end,
}
