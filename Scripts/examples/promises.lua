-- Each sentence that promises something:  Scripts/run run Scripts/examples/promises.lua seeds
return chancery.analysis {
  name = "promises", summary = "Sentences with a verb of promise, as findings.",
  map = function(document)
    local found = {}
    for match in document:find '[lower="will|shall"]' do found[#found + 1] = match:evidence() end
    return found
  end,
  report = function(found, report)
    for _, item in ipairs(found) do report:finding { rule = "promise", message = item.sentence, evidence = item } end
  end,
}
