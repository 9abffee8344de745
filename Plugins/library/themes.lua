--- The major topics of the Comparative Agendas Project that a text speaks of, by the word beginnings of the codebook.
local M = {}

--- Topic code → its name, and all topics in the order of their codes.
M.names, M.topics = {}, {}

--- First letters → word beginnings that start with them, so that each word of a text is compared with few.
local by_head = {}

local function add_stem(topic, stem, weight)
  local head = stem:sub(1, 3)
  by_head[head] = by_head[head] or {}
  table.insert(by_head[head], { stem = stem, topic = topic, weight = weight, is_phrase = stem:find("[ -]") ~= nil })
end

for line in chancery.data("codebooks/cap-majors.tsv"):gmatch("[^\n]+") do
  local code, name, strong, weak = line:match("^(%d+)\t([^\t]*)\t([^\t]*)\t?([^\t]*)$")
  if code then
    local topic = math.tointeger(tonumber(code))
    M.names[topic] = name
    M.topics[#M.topics + 1] = topic
    for stem in strong:gmatch("[^|]+") do add_stem(topic, stem, 3) end
    for stem in weak:gmatch("[^|]+") do add_stem(topic, stem, 1) end
  end
end

--- How strongly a text speaks of each topic. Of word beginnings at one place only the longest counts.
---@param text string
---@return table<integer, number> scores topic → score
function M.scores(text)
  local lower, scores = chancery.text.lower(text), {}
  local position, number, blocked = 1, 0, 0
  while true do
    local first, last = lower:find("[%w\x80-\xFF]+", position)
    if not first then break end
    number = number + 1
    if first > blocked then
      local best, rivals = 0, {}
      for _, entry in ipairs(by_head[lower:sub(first, first + 2)] or {}) do
        if lower:sub(first, first + #entry.stem - 1) == entry.stem then
          if #entry.stem > best then best, rivals = #entry.stem, {} end
          if #entry.stem == best then rivals[#rivals + 1] = entry end
        end
      end
      for _, entry in ipairs(rivals) do
        -- What stands first is what a text is about; what follows tells how.
        scores[entry.topic] = (scores[entry.topic] or 0) + entry.weight * (1 + 1 / (1 + number / 4))
        if entry.is_phrase then blocked = first + best - 1 end
      end
    end
    position = last + 1
  end
  return scores
end

--- The topics of a text, the main one first.
---@param text string
---@param limit? integer at most so many; 3 otherwise
---@param default? integer the topic of a text that names none
---@return integer[]
function M.of(text, limit, default)
  local ranked = {}
  for topic, score in pairs(M.scores(text)) do ranked[#ranked + 1] = { topic, score } end
  table.sort(ranked, function(a, b)
    if a[2] ~= b[2] then return a[2] > b[2] end
    return a[1] < b[1]
  end)
  local codes = {}
  for index = 1, math.min(#ranked, limit or 3) do
    if ranked[index][2] >= ranked[1][2] * 0.45 then codes[#codes + 1] = ranked[index][1] end
  end
  if #codes == 0 and default then codes[1] = default end
  return codes
end

return M
