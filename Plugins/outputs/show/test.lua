return chancery.tests {
  {
    name = "shows blocks and sentences",
    text = "A title\n\nOne. Two.",
    check = function(result, expect)
      expect.contains(result.output, "    1 heading 1\n      1  A title\n    2 paragraph\n      2  One.\n      3  Two.\n")
    end,
  },
}
