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
      { text = "energy security", kind = "priority", themes = { 8, 16 } },
    } },
  },
  {
    name = "facts about the past and descriptions are none",
    text = "Poland hosted a summit in 2021. The summit was long.",
    expect = { commitments = {} },
  },
}
