return chancery.tests {
  {
    name = "finds states and bodies by any of their names",
    text = "The Russian Federation and Turkey joined the Commonwealth of Independent States (CIS).",
    expect = { entities = {
      { text = "Russian Federation", type = "GPE", canonical = "Russia" },
      { text = "Turkey", type = "GPE", canonical = "Türkiye" },
      { text = "Commonwealth of Independent States", type = "ORG" },
      { text = "CIS", canonical = "Commonwealth of Independent States" },
    } },
  },
  {
    name = "takes an abbreviation in brackets and a short form for the body before it",
    text = "The Eurasian Economic Union met. The Union grows.",
    expect = { entities = {
      { text = "Eurasian Economic Union" }, { text = "Union", canonical = "Eurasian Economic Union" },
    } },
  },
  {
    name = "knows a body whose words stand in another order",
    text = "It works with the Shanghai organization of cooperation and others.",
    expect = { entities = { { text = "Shanghai organization of cooperation", canonical = "Shanghai Cooperation Organisation", garbled = true } } },
  },
  {
    name = "finds a person behind a title, then by the surname",
    text = "Foreign Minister Zbigniew Rau spoke. Rau was brief.",
    expect = { entities = {
      { text = "Zbigniew Rau", type = "PERSON" }, { text = "Rau", canonical = "Zbigniew Rau" },
    } },
  },
  {
    name = "adjectives and common nouns are no names",
    text = "The Russian chairmanship helps the organisation and the country.",
    expect = { entities = {} },
  },
}
