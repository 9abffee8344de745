--- The tokens of a document as rows, and the small questions that every finder of names asks of them.
local M = {}

---@class Row
---@field form string
---@field lower string
---@field kind string
---@field first integer first byte
---@field last integer last byte
---@field sentence integer
---@field capital boolean whether it is a word that begins with a capital

--- Makes a set of the words of a text.
---@param words string
---@return table<string, boolean>
function M.set(words)
  local result = {}
  for word in words:gmatch("%S+") do result[word] = true end
  return result
end

--- Reads the tokens of a document.
---@return Row[]
function M.read(document)
  local rows = {}
  for form, lower, kind, first, last, sentence in
    document:tokens("form", "lower", "kind", "first", "last", "sentence") do
    rows[#rows + 1] = {
      form = form, lower = lower, kind = kind, first = first, last = last, sentence = sentence,
      capital = kind == "word" and form:sub(1, 2) ~= lower:sub(1, 2) and form:find("^[%u\xC3-\xD4]") ~= nil,
    }
  end
  return rows
end

--- Tells whether a row begins its sentence, also behind a quotation mark or a list's mark.
---@param rows Row[]
---@param index integer
---@return boolean
function M.is_initial(rows, index)
  local sentence = rows[index].sentence
  for before = index - 1, math.max(1, index - 3), -1 do
    if rows[before].sentence ~= sentence then return true end
    if rows[before].kind == "word" then return false end
  end
  return index <= 3
end

--- Tells whether two neighbouring rows stand without white space between them.
function M.touch(rows, index) return rows[index + 1] ~= nil and rows[index].last + 1 == rows[index + 1].first end

--- Tells whether a row is the hyphen inside a compound.
function M.is_inner_hyphen(rows, index)
  local row = rows[index]
  return row ~= nil and (row.form == "-" or row.form == "‑" or row.form == "–") and index > 1
    and rows[index - 1].last + 1 == row.first and M.touch(rows, index)
end

--- The text from one row to another.
function M.text(document_text, rows, from, to) return document_text:sub(rows[from].first, rows[to].last) end

return M
