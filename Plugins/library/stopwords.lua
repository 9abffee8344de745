--- The commonest function words of English, which say nothing of a text's subject. Own selection.
local M = {}

for word in ([[a about after all also an and any are as at be been before being but by can could did do does during each
  for from had has have he her him his how i if in into is it its itself just may me more most my no nor not of on one only
  or other our out over own s same she should so some such t than that the their them then there these they this those
  through to too under until up very was we were what when where which while who will with would you your 's ’s n't
  n’t]]):gmatch("%S+") do
  M[word] = true
end

return M
