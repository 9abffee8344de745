return chancery.tests {
  {
    name = "splits a list of aims under one lead-in",
    text = "In 2021-2025, it is planned to deepen trade, increase the role of Russia and develop cooperation with the CIS.",
    expect = { commitments = {
      { text = "deepen trade", kind = "goal", period = "2021/2025" },
      { text = "increase the role of Russia" },
      { text = "develop cooperation with the CIS", partners = { "Commonwealth of Independent States" } },
    } },
  },
  {
    name = "a thing to be done is an action, something marked a priority",
    text = "Poland will host a summit. Poland will pay special attention to energy security.",
    expect = { commitments = {
      { text = "will host a summit", kind = "action", actor = "Poland" },
      { text = "will pay special attention to energy security", kind = "priority", themes = { 8 } },
    } },
  },
  {
    name = "the list below a lead-in with a colon takes its kind, actor and term",
    text = "Kazakhstan chairs the SCO from 5 July 2023 to June 2024.\n\nDuring its term Kazakhstan intends to work in these areas:\n\n"
      .. "- expanding trade;\n\n- enlarging the SCO and developing its contacts.\n",
    expect = { commitments = {
      { text = "expanding trade", kind = "priority", actor = "Kazakhstan", period = "2023-07-05/2024-06", themes = { 18 } },
      { text = "enlarging the SCO" }, { text = "developing its contacts" },
    } },
  },
  {
    name = "a capital stands for its state, the chair for the state that has it",
    text = "Poland took over the Chairmanship of the OSCE on 1 January 2022. Warsaw will host a conference. The Chairmanship will support dialogue.",
    expect = { commitments = {
      { text = "will host a conference", actor = "Poland" },
      { text = "will support dialogue", actor = "Poland", period = "2022" },
    } },
  },
  {
    name = "partners are those behind with",
    text = "Belarus plans to sign agreements with Mongolia and the United Arab Emirates in Minsk.",
    expect = { commitments = { { partners = { "Mongolia", "United Arab Emirates" } } } },
  },
  {
    name = "questions, denied plans and calls on others are none",
    text = "They asked how the body is to be reformed. There are no plans to expand it. Everybody must help.",
    expect = { commitments = {} },
  },
  {
    name = "facts about the past and descriptions are none",
    text = "Poland hosted a summit in 2021. The summit was long.",
    expect = { commitments = {} },
  },
}
