--- Percent-encoding: names that identifiers can hold, whatever stands in them.
local M = {}

--- White space beyond ASCII, which identifiers cannot hold.
local SPACES = {
  [0x85] = true, [0xA0] = true, [0x1680] = true, [0x2028] = true, [0x2029] = true, [0x202F] = true, [0x205F] = true,
  [0x3000] = true,
}
for code = 0x2000, 0x200B do SPACES[code] = true end

--- Tells whether a code point is white space or a control that no identifier should hold.
---@param code integer
---@return boolean
function M.is_blank(code)
  return code <= 0x20 or code >= 0x7F and code < 0xA0 or SPACES[code] == true
    or code >= 0x202A and code <= 0x202E or code >= 0x2066 and code <= 0x2069
end

--- Writes each byte of a text as %XX.
local function bytes(text) return (text:gsub(".", function(byte) return ("%%%02X"):format(byte:byte()) end)) end

--- Encodes what is neither an unreserved character (RFC 3986), nor named in `also`, nor a letter beyond ASCII.
---@param text string
---@param also string a set for patterns of further characters that stay, as "!,:"
---@return string
function M.encode(text, also)
  local stays = "^[%w%-._~" .. also .. "]$"
  return (text:gsub(utf8.charpattern, function(character)
    if #character == 1 then return not character:find(stays) and bytes(character) or nil end
    return M.is_blank(utf8.codepoint(character)) and bytes(character) or nil
  end))
end

return M
