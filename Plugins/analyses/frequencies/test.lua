return chancery.tests {
  {
    name = "adds up over documents and leaves function words out",
    texts = { "Trade and energy.", "Energy for all." },
    check = function(result, expect)
      expect.equal(result.report.tables[1].rows, { { "energy", 2, 2 / 6 }, { "trade", 1, 1 / 6 } })
      expect.equal(result.report.notes[1], "6 words, 5 of them different, in 2 documents.")
    end,
  },
}
