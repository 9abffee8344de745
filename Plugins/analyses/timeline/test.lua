return chancery.tests {
  {
    name = "orders by time and leaves out what lies outside",
    text = "In 2025 they meet. They met in June 2023. It began in 1991.",
    options = { from = "2000" },
    check = function(result, expect)
      expect.equal(result.report.tables[1].rows, {
        { "2023-06", "June 2023", "They met in June 2023.", "test.txt" },
        { "2025", "2025", "In 2025 they meet.", "test.txt" },
      })
    end,
  },
}
