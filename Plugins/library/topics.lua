--- The names of the Comparative Agendas Project's major topics by code.
local M = {}

for line in chancery.data("codebooks/cap-majors.tsv"):gmatch("[^\n]+") do
  local code, name = line:match("^(%d+)\t([^\t]+)\t")
  if code then
    M[math.tointeger(code)] = name
  end
end

return M
