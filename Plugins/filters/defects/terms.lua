--- Terms of state papers in a wrong form: words of Russian officialese put into English by the wrong meaning of theirs.
local rows_of = require "rows"

local M = {}

--- "oblast'" is a region, but also a field: "in the military-technical field". What cannot be a stretch of land:
local FIELDS = rows_of.set [[technical security humanitarian legal spiritual informational educational scientific sociocultural
  military-political political-military law-enforcement counterterrorism anti-terrorist cultural-humanitarian]]
--- "izmerenie" is a measurement, but also a dimension.
local DIMENSIONS = rows_of.set "parliamentary human humanitarian regional security political inter-parliamentary interparliamentary"

--- Other terms, in lower case.
M.phrases = {
  "constructive interaction of states", "fuel-energy complex", "socio-economic block", "wide specter of issues", "wide specter",
  "organs of power", "organs of state power", "law-protecting agencies", "law protecting bodies", "right-protecting bodies",
  "struggle with terrorism", "struggle with corruption", "emergency situations ministry", "heads of diplomatic departments",
  "power structures of the states", "treaty-legal base", "contract-legal base", "normative-legal acts", "normative legal acts",
  "interdepartmental magazine", "international arena of peace",
}

--- The first and last row of a wrong term that ends at a row, or nil.
function M.at(rows, index)
  local row, before = rows[index], rows[index - 1]
  if not before or before.sentence ~= row.sentence then return nil end
  if (row.lower == "region" or row.lower == "regions") and FIELDS[before.lower] then
    local from = index - 1
    -- "military-technical", "regional security": the whole of the field.
    if rows[from - 1] and rows_of.is_inner_hyphen(rows, from - 1) then from = from - 2 end
    local lead = rows[from - 1]
    if before.lower == "security" and lead and (lead.lower == "regional" or lead.lower == "international" or lead.lower == "collective"
      or lead.lower == "national") then
      from = from - 1
    end
    -- "border security region", "Black Sea security region" are places.
    if before.lower == "technical" and from == index - 1 or lead and lead.capital and from == index - 1 then return nil end
    return from, index
  end
  if (row.lower == "measurement" or row.lower == "measurements") and DIMENSIONS[before.lower] then return index - 1, index end
  return nil
end

return M
