return chancery.tests {
  { name = "keeps a document by the canonical name", text = "The CIS met.",
    options = { names = { "Commonwealth of Independent States" } }, kept = true },
  { name = "drops a document without the name", text = "The CIS met.", options = { names = { "BRICS" } }, kept = false },
  { name = "does not take a part of a word for a name", text = "It was precise.", options = { names = { "precis" } },
    kept = false },
  { name = "wants names", text = "x", fails = "no names" },
}
