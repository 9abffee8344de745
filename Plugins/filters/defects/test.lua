return chancery.tests {
  { name = "a fragment that stands alone", text = "The goal is peace.\n\n, was also set.\n\nMore follows.",
    expect = { defects = { { text = ", was also set.", kind = "orphan_fragment" } } } },
  { name = "a quotation mark without its partner", text = "They met “and left. It (the council) sat.",
    expect = { defects = { { text = "“", kind = "unbalanced_quote" } } } },
  { name = "a word twice", text = "They met in the the hall.",
    expect = { defects = { { text = "the the", kind = "repeated_word" } } } },
  { name = "a hyphen that hangs on one side", text = "The Asian forum -Tihoo met.",
    expect = { defects = { { text = "-Tihoo", kind = "garbled_word" } } } },
  { name = "sound text has none", text = "“External” relations (and trade) grew – slowly. It had had time.",
    expect = { defects = {} } },
}
