return chancery.tests {
  {
    name = "holds the whole document in a line",
    texts = { "First.", "Second\n\nText." },
    check = function(result, expect)
      local lines = {}
      for line in result.output:gmatch("[^\n]+") do
        lines[#lines + 1] = chancery.json.decode(line)
      end
      expect.equal(#lines, 2)
      expect.equal(lines[2].text, "Second\n\nText.")
      expect.equal(lines[2].blocks[1].kind, "heading")
    end,
  },
}
