-- With whom a document wants to work:  Scripts/run run Scripts/examples/partners.lua seeds
return chancery.analysis {
  name = "partners", summary = "Partners that commitments name.", needs = { "commitments" },
  map = function(document)
    local names = chancery.counter()
    for item in document:layer "commitments" do for _, name in ipairs(item.partners or {}) do names:add(name) end end
    return names
  end,
  report = function(names, report)
    report:table { columns = { "Partner", { "Commitments", type = "integer" } }, rows = names:rows() }
  end,
}
