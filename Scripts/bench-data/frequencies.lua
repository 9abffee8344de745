-- What a person would write in plain Lua instead of `chancery run frequencies`: one pattern, one table.
-- lua5.4 frequencies.lua FILE…
local counts, total = {}, 0
for _, path in ipairs(arg) do
  local file = assert(io.open(path, "rb"))
  for word in file:read("a"):lower():gmatch("[%a\x80-\xff]+") do
    counts[word] = (counts[word] or 0) + 1
    total = total + 1
  end
  file:close()
end
local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)
for i = 1, math.min(#words, 20) do print(counts[words[i]], words[i]) end
print(total, "words")
