--- The parts of a sentence that say what somebody will do: where a lead-in ends, and where one aim ends and the next begins.
local M = {}

--- Verbs that open an aim of their own in a list, in their plain form. Actions are things done once, the others are goals.
local actions = [[adopt approve convene create complete conclude draft establish found hand hold host inaugurate introduce issue
  launch mark nominate open organise organize prepare present publish sign set table draw digitise digitize build]]
local goals = [[accelerate achieve act adapt address advance align assist attract boost bring broaden combat consolidate continue
  contribute coordinate counter deepen defend deliver develop discuss employ enhance encourage enlarge ensure examine expand
  explore facilitate fight follow foster fulfil further give guarantee harmonise help implement improve include increase
  integrate intensify invest keep lead leave lend limit look maintain make manage minimise minimize modernise monitor move
  negotiate offer overcome preserve prevent promote protect provide pursue put raise ratify rebuild reduce reform reinforce
  remove reshape resolve respond restore review safeguard secure seek share simplify speed stabilise stimulate streamline
  strengthen strive support sustain tackle take transform turn uphold update use welcome widen work pay]]

local kinds = {}
for verb in actions:gmatch("%S+") do
  kinds[verb] = "action"
end
for verb in goals:gmatch("%S+") do
  kinds[verb] = "goal"
end

--- Lead-ins, the strongest first: a regular expression that ends where the aim begins, and what it tells.
local leads = {
  { "(?i)\\b(?:special|particular|main|close) attention (?:to|on)\\s+", kind = "priority", list = true },
  { "(?i)\\bimportant (?:area|direction|task)s? (?:of [a-z ]+? )?(?:will be|is|are)\\s+", kind = "priority", list = true },
  { "(?i)\\bpriorit(?:y|ies)\\b[^.:;]{0,80}?\\b(?:is|are|were|was|will be|include|includes)(?: to)?[:\\s]\\s*",
    kind = "priority", list = true },
  { "(?i)\\b(?:focus|concentrate)(?:es|s)? on\\s+", kind = "priority", list = true },
  { "(?i)\\baimed at (?:achieving )?(?:such goals as |the following goals?:? )?", kind = "goal", list = true },
  { "(?i)\\b(?:the )?goals? of\\s+", kind = "goal", list = true, wants = "\\bset\\b" },
  { "(?i)\\b(?:it is|are|is|was) (?:also )?(?:planned|intended|envisaged|proposed|expected) to\\s+", kind = "verb" },
  { "(?i)\\b(?:also )?(?:plan|intend|aim|seek|want|wish|propose|pledge|promise|undertake|commit|strive|agree)(?:s|es)? to\\s+",
    kind = "verb" },
  { "(?i)\\b(?:pledged|promised|undertook|agreed|committed|decided) to\\s+", kind = "verb" },
  { "(?i)\\b(?:primary |main |key )?(?:tasks?|goals?|aims?|objectives?) (?:are|is|will be)(?: to)?\\s+",
    kind = "goal", list = true },
  { "\\b(?:will|shall)\\b", kind = "will" },
  { "(?i)\\b(?:is|are) to\\s+", kind = "will" },
}

for _, lead in ipairs(leads) do
  lead.regex = chancery.regex(lead[1])
  lead.wanted = lead.wants and chancery.regex(lead.wants)
end

--- The lead-in of a sentence: { last = its last byte, kind =, list = }, nil where the sentence promises nothing.
function M.lead(text)
  for _, lead in ipairs(leads) do
    local first, last = lead.regex:find(text)
    if first and (not lead.wanted or lead.wanted:find(text, last)) then
      if lead.kind ~= "will" then
        return { first = first, last = last, kind = lead.kind, list = lead.list }
      end
      local verb = text:match("^%s*also%s+(%l+)", last + 1) or text:match("^%s*(%l+)", last + 1)
      if verb and verb ~= "be" and verb ~= "have" and verb ~= "not" and verb ~= "also" then
        return { first = first, last = first - 1, kind = "will", list = false }
      end
    end
  end
end

local closers = { "including", "in particular", "as well as", "among", "such as", "which", "who", "whose", "where", "and others",
  "so that", "in order", "with", "especially", "namely" }

--- Whether what follows a comma goes on with the aim before it.
local function continues(rest)
  for _, word in ipairs(closers) do
    if rest:sub(1, #word) == word then
      return true
    end
  end
  return false
end

--- Splits an aim's text into aims of one argument each: a list of { first, last } in bytes of the text.
function M.split(text, lead)
  local parts, start, index, held = {}, 1, 1, false
  local function close(last, next_start)
    parts[#parts + 1] = { start, last }
    start = next_start
    held = false
  end
  while index <= #text do
    local mark = text:sub(index, index)
    if mark == ";" then
      close(index - 1, index + 1)
    elseif mark == "," then
      local rest = text:match("^%s+(.*)", index + 1) or ""
      local bare = rest:gsub("^and%s+", ""):gsub("^to%s+", "")
      if continues(bare) then
        held = true
      elseif kinds[bare:match("^%l+") or ""] or (lead.list and not held) then
        close(index - 1, #text - #bare + 1)
      end
    elseif text:find("^ and ", index) then
      local rest = text:sub(index + 5):gsub("^to ", ""):gsub("^also ", "")
      if kinds[rest:match("^%l+") or ""] and not held then
        close(index - 1, #text - #rest + 1)
      end
    end
    index = index + 1
  end
  close(#text, #text + 1)
  return parts
end

--- What kind of commitment an aim is.
function M.kind(text, lead)
  if lead.kind == "priority" then
    return "priority"
  end
  local verb = text:match("^will also (%l+)") or text:match("^will (%l+)") or text:match("^shall (%l+)")
    or text:match("^(%l+)") or ""
  if text:find("special attention") or text:find("priorit") or text:find("main attention") then
    return "priority"
  end
  return kinds[verb] or "goal"
end

return M
