--- The bundled gazetteers: names that stand in a list, and forms that count only under conditions.
local M = { plain = {}, short = {}, garbled = {} }

for index, name in ipairs { "organisations", "states", "places", "documents", "events", "persons" } do
  M.plain[index] = chancery.gazetteer(name)
end

-- Only bodies, documents and the like have short forms; a state is a state by any of its names.
M.short[1] = chancery.gazetteer("organisations", { column = "short" })
M.garbled[1] = chancery.gazetteer("organisations", { column = "garbled" })

--- The full names of bodies.
M.bodies = M.plain[1]:names()

return M
