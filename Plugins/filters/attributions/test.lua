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
  {
    name = "takes the person in an apposition, and whom was told",
    text = "The spokesman of the ministry, John Smith, told reporters in Paris that trade grew.",
    expect = { attributions = { { text = "The spokesman of the ministry, John Smith, told reporters in Paris", source = "spokesman of the ministry, John Smith" } } },
  },
  {
    name = "leaves out an aside about the source",
    text = "Zbigniew Rau, who became minister in 2020, said that trade grew.",
    expect = { attributions = { { text = "Zbigniew Rau, who became minister in 2020, said", source = "Zbigniew Rau" } } },
  },
  {
    name = "knows papers that state",
    text = "This is stated in the concept of the chairmanship. The address states that trade grew.",
    expect = { attributions = {
      { text = "This is stated in the concept of the chairmanship", source = "concept of the chairmanship" },
      { text = "The address states", source = "address" },
    } },
  },
  { name = "member states do not state", text = "The ties of the member states and of friendly states grew.", expect = { attributions = {} } },
  { name = "a plain statement has no source", text = "Trade grew last year.", expect = { attributions = {} } },
}
