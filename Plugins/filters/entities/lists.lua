--- The columns of the bundled gazetteers that count only under conditions: short forms and garbled ones.
local M = { shorts = {} }

local garbled, names = {}, {}

for _, file in ipairs { "organisations", "documents", "events", "persons", "states", "places" } do
  local columns
  for line in chancery.data("gazetteers/" .. file .. ".tsv"):gmatch("[^\n]+") do
    if not line:find("^#") then
      local cells = chancery.text.split(line, "\t")
      if not columns then
        columns = cells
      else
        local row = {}
        for index, column in ipairs(columns) do
          row[column] = cells[index] ~= "" and cells[index] or nil
        end
        if file == "organisations" then
          names[#names + 1] = row.name
        end
        if row.garbled then
          garbled[#garbled + 1] = { names = chancery.text.split(row.garbled, "|"), type = row.type, canonical = row.name }
        end
        for _, form in ipairs(row.short and chancery.text.split(row.short, "|") or {}) do
          M.shorts[form] = M.shorts[form] or {}
          table.insert(M.shorts[form], { canonical = row.name, type = row.type, parent = row.parent })
        end
      end
    end
  end
end

--- The full names of bodies.
M.bodies = names

--- Names that stand in a list whatever surrounds them.
M.plain = {}
for index, name in ipairs { "organisations", "states", "places", "documents", "events", "persons" } do
  M.plain[index] = chancery.gazetteer(name)
end

M.garbled = chancery.gazetteer(garbled)

local forms = {}
for form in pairs(M.shorts) do
  forms[#forms + 1] = { name = form }
end
M.short = chancery.gazetteer(forms)

return M
