-- With whom a document wants to work:  Scripts/run run Scripts/examples/partners.lua seeds
return chancery.analysis {
  name = "partners", summary = "Partners that commitments name.", needs = { "commitments" },
  map = function(document)
    local partners = chancery.counter()
    for commitment in document:layer "commitments" do
      for _, partner in ipairs(commitment.partners or {}) do partners:add(partner) end
    end
    return partners
  end,
  report = function(found, report) report:table { columns = { "Partner", "Commitments" }, rows = found:rows() } end,
}
