-- The small pandoc filter that `chancery run brief` is compared with: counts words, lists the most frequent ones.
local counts = {}

return {
  {
    Str = function(element)
      local word = element.text:lower():gsub("%p+", "")
      if word ~= "" then counts[word] = (counts[word] or 0) + 1 end
    end,
  },
  {
    Pandoc = function(document)
      local words = {}
      for word in pairs(counts) do words[#words + 1] = word end
      table.sort(words, function(a, b)
        if counts[a] ~= counts[b] then return counts[a] > counts[b] end
        return a < b
      end)
      local items = {}
      for i = 1, math.min(#words, 20) do
        items[i] = { pandoc.Plain(words[i] .. ": " .. counts[words[i]]) }
      end
      return pandoc.Pandoc({ pandoc.BulletList(items) }, document.meta)
    end,
  },
}
