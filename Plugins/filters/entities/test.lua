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
    name = "a short form counts beside the body that it is a form of, and only there",
    text = "The OSCE met. The Permanent Council and the Parliamentary Assembly of the OSCE agreed.\n\nThe Organization grew.",
    expect = { entities = {
      { text = "OSCE" }, { text = "Permanent Council", canonical = "OSCE Permanent Council" },
      { text = "Parliamentary Assembly of the OSCE", canonical = "OSCE Parliamentary Assembly" },
      { text = "Organization", canonical = "Organization for Security and Co-operation in Europe" },
    } },
  },
  {
    name = "a ministry is of the state that is named, or spoken of",
    text = "Poland acts. The Ministry of Foreign Affairs agreed with the Russian Foreign Ministry.",
    expect = { entities = {
      { text = "Poland" }, { text = "Ministry of Foreign Affairs", canonical = "Ministry of Foreign Affairs of the Republic of Poland" },
      { text = "Russian Foreign Ministry", canonical = "Ministry of Foreign Affairs of the Russian Federation" },
    } },
  },
  {
    name = "documents and events by their heads, with years and quoted titles",
    text = "They adopted the SCO Development Strategy until 2035 and the initiative “On World Unity for Peace” at the Minsk Investment Forum.",
    expect = { entities = {
      { text = "SCO Development Strategy until 2035", type = "DOC" }, { text = "On World Unity for Peace", type = "DOC" },
      { text = "Minsk Investment Forum", type = "EVENT" },
    } },
  },
  {
    name = "a body with one word misspelt, a synonym or a wrong preposition is garbled",
    text = "the Eurasian Ecomonic Union, the organization of the collective security agreement and the Organization on Security and Cooperation in Europe",
    expect = { entities = {
      { canonical = "Eurasian Economic Union", garbled = true }, { canonical = "Collective Security Treaty Organization", garbled = true },
      { canonical = "Organization for Security and Co-operation in Europe", garbled = true },
    } },
  },
  {
    name = "a person in an apposition",
    text = "The spokesman of the ministry, Łukasz Jasina, agreed. Jasina left.",
    expect = { entities = { { text = "Łukasz Jasina", type = "PERSON" }, { text = "Jasina", canonical = "Łukasz Jasina" } } },
  },
  {
    name = "adjectives and common nouns are no names",
    text = "The Russian chairmanship helps the organisation and the country.",
    expect = { entities = {} },
  },
}
