--- Clauses that say where a statement comes from.
local verbs = "(?:said|says|told|tells|noted|notes|stressed|added|announced|stated|states|reported|reports|explained|warned"
  .. "|confirmed|declared|emphasised|emphasized|recalled|continued|wrote|writes)"

--- Each pattern with the number of the group that holds the source.
local patterns = {
  { "(?i)\\baccording to ((?:the |an? )?[^,.;:“”\"]+)", 1 },
  { "(?i)(?:^|[.] |, |; )(which (?:was|were|has been) (?:published|released|announced|issued)[^.;]*? by ([^,.;]+))",
    2, whole = 1 },
  { "(?i)\\b((?:this|it) is (?:stated|said|noted|written) in ([^,.;]+))", 2, whole = 1 },
  { "(?i)\\b(?:published|released|reported|quoted) by ([^,.;]+)", 1 },
  { "(?:^|[.,;] |[”\"] )((?:[Tt]he )?(?:[^\\s,.;:“”\"()]+ ){0,7}?[^\\s,.;:“”\"()]+(?:, [^,.;]{3,80},)?) " .. verbs
    .. "\\b(?: (?:reporters|journalists|the [^,.;]{3,60}?|[A-Z][\\w ]{2,40}?)(?: that\\b| in\\b| on\\b|[,.]))?", 1 },
}

for _, pattern in ipairs(patterns) do
  pattern.regex = chancery.regex(pattern[1])
end

--- Who can say something: a name, a pronoun, or a noun for people, offices and papers.
local sayers = {}
for word in ([[he she it they who official officials government ministry minister spokesman spokeswoman president report
  reports letter statement address programme program concept document declaration communiqué paper media figures sources
  source authorities commission council office agency experts analysts]]):gmatch("%S+") do
  sayers[word] = true
end

local function can_say(source)
  local last = source:match("([^%s]+)$") or ""
  return sayers[chancery.text.lower(last)] or last ~= chancery.text.lower(last)
end

local function without_article(text)
  return (text:gsub("^[Tt]he ", ""):gsub("^[Aa]n? ", ""):gsub("%s+$", ""):gsub(",$", ""))
end

return chancery.filter {
  name = "attributions",
  version = "0.1.0",
  summary = "Marks the clauses that say where a statement comes from, with the source.",
  license = "MIT",
  provides = { attributions = { source = "string" } },

  apply = function(document)
    local editor, taken = document:edit(), {}
    for _, sentence in ipairs(document:sentences()) do
      -- A title tells what happened; it is no source.
      local block = sentence.block
      local text = block and block.kind == "heading" and "" or sentence.text
      for _, pattern in ipairs(patterns) do
        for _, match in ipairs(pattern.regex:all(text)) do
          local source = without_article(match[pattern[2]] or "")
          local clause = pattern.whole and match[pattern.whole] or match.text
          local first = text:find(clause, match.first, true) or match.first
          local lead = clause:match("^[.,;”\"%s]*()")
          first = first + lead - 1
          local last = first + #clause - lead
          while last > first and text:find("^[%s,.]", last) do
            last = last - 1
          end
          local tail = text:sub(first, last):match("^(.-)%s+that$") or text:sub(first, last):match("^(.-)%s+in$")
            or text:sub(first, last):match("^(.-)%s+on$")
          last = tail and first + #tail - 1 or last
          local is_source = pattern ~= patterns[#patterns] or can_say(source)
          if #source > 1 and is_source and not taken[sentence.first + first] then
            for byte = first, last do
              taken[sentence.first + byte] = true
            end
            editor:annotate("attributions", {
              first = sentence.first + first - 1, last = sentence.first + last - 1, source = source,
            })
          end
        end
      end
    end
    return editor
  end,
}
