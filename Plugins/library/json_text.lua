--- JSON put together piece by piece, where `null`, empty lists and the order of keys matter.
--- Every function returns JSON text; the host's encoder writes the scalars.
local M = {}

--- Writes a scalar or plain table; nil is null.
---@param value any
---@return string
function M.value(value)
  if value == nil then return "null" end
  return chancery.json.encode(value)
end

--- Puts pieces of JSON into a list.
---@param pieces string[]
---@param indent? string the indentation of the list itself; each piece gets a line when it is given
---@return string
function M.list(pieces, indent)
  if #pieces == 0 then return "[]" end
  if not indent then return "[" .. table.concat(pieces, ",") .. "]" end
  local inner = "\n" .. indent .. "  "
  return "[" .. inner .. table.concat(pieces, "," .. inner) .. "\n" .. indent .. "]"
end

--- Writes a list of scalars; nil is an empty list.
---@param values? any[]
---@return string
function M.values(values)
  local pieces = {}
  for index, value in ipairs(values or {}) do pieces[index] = M.value(value) end
  return M.list(pieces)
end

--- Puts fields into an object, in the order given.
---@param fields string[][] { key, JSON text } each
---@param indent? string the indentation of the object itself; each field gets a line when it is given
---@return string
function M.object(fields, indent)
  local pieces = {}
  for index, field in ipairs(fields) do
    pieces[index] = M.value(field[1]) .. (indent and ": " or ":") .. field[2]
  end
  if #pieces == 0 then return "{}" end
  if not indent then return "{" .. table.concat(pieces, ",") .. "}" end
  local inner = "\n" .. indent .. "  "
  return "{" .. inner .. table.concat(pieces, "," .. inner) .. "\n" .. indent .. "}"
end

--- Writes a table's fields as an object, keys sorted.
---@param map table<string, any>
---@return string
function M.map(map)
  local fields = {}
  for key, value in pairs(map) do fields[#fields + 1] = { tostring(key), M.value(value) } end
  return M.object(fields)
end

return M
