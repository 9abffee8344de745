return chancery.tests {
  {
    name = "finds according to",
    text = "According to the ministry, trade grew.",
    expect = { attributions = { { text = "According to the ministry", source = "ministry" } } },
  },
  {
    name = "finds who said it",
    text = "Trade grew, Foreign Minister Zbigniew Rau said.",
    expect = { attributions = { { text = "Foreign Minister Zbigniew Rau said", source = "Foreign Minister Zbigniew Rau" } } },
  },
  {
    name = "finds who published it",
    text = "It stands in the concept, which was published on Monday by the Kremlin press service.",
    expect = { attributions = {
      { text = "which was published on Monday by the Kremlin press service", source = "Kremlin press service" },
    } },
  },
  { name = "a plain statement has no source", text = "Trade grew last year.", expect = { attributions = {} } },
}
