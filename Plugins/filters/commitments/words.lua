--- The words by which promises are known: verbs of aims, verbs and nouns of lead-ins.
local rows_of = require "rows"

local M = {}
local set = rows_of.set

--- Verbs of things done once; any other verb names an end.
M.actions = set [[adopt approve convene create conclude draft draw establish found hand hold host inaugurate introduce issue launch
  meet negotiate nominate open organise organize present publish ratify send set sign start submit table visit digitise digitize
  celebrate chair complete deliver deploy allocate build construct issue prepare provide scrap begin hire appoint elect invite
  withdraw announce install test look see take replace discuss consider]]

M.goals = set [[accelerate achieve act adapt address advance aid align analyse analyze apply assess assist attract avoid balance
  be become boost bring broaden carry clear combat concentrate connect consolidate continue contribute control coordinate counter counteract
  cover cut deal decrease deepen defend demonstrate detect develop devote direct diversify do double draw eliminate employ empower
  enable encourage end engage enhance enlarge ensure examine exchange exclude expand explore fast extend facilitate fight finance find
  focus follow form formulate foster fulfil fulfill further gain get give grow guarantee guide harmonise harmonize help identify
  implement improve include increase integrate intensify invest involve join keep lay lead learn leave lend lift limit link listen
  lower maintain make manage manufacture mark master maximise maximize meet minimise minimize mobilise mobilize modernise modernize
  monitor move normalise normalize offer optimise optimize overcome participate pay plan phase play preserve prevent prioritise
  prioritize process produce promote propose protect prove pursue push put raise reach reaffirm realise realize rebuild reduce
  reform refuse reinforce reject remain remove renew reshape resist resolve respect respond restore restrict resume retain revive
  revise review run safeguard save secure seek serve settle shape share show simplify solve speed stabilise stabilize stand step
  stimulate stop streamline strengthen strive support suppress sustain synchronise tackle take tighten train transfer transform
  transition translate treat triple try turn unite uphold update upgrade use utilise utilize welcome widen win work write]]

M.verbs = {}
for _, verbs in ipairs { M.actions, M.goals } do
  for verb in pairs(verbs) do M.verbs[verb] = true end
end

--- Verbs that are nouns as well: before one of the words below they are nouns.
M.ambiguous = set [[support increase reform review use plan lead control transport benefit update exchange research finance trade
  process progress present advance design address force work help start visit share limit cover balance form issue test mark aid
  end meet open step push play train table focus deal fight exchange host chair draft show]]
M.noun_followers = set "of between among"

--- Verbs that say that somebody means to do something: "X plans to".
M.intent = set [[plan plans intend intends aim aims seek seeks want wants wish wishes propose proposes pledge pledges promise promises
  undertake undertakes strive strives hope hopes expects pledged promised undertook agreed agrees agree decided committed offers
  vows vowed prepares prepared proposed intended planned wants ready determined resolved undertaken commit commits resolve resolves pledging]]
--- What happens by itself: with nobody named who acts it is a forecast.
M.processes = set [[rise fall grow drop decline remain reach cost exceed amount occur happen depend mean affect become increase decrease
  stay show fail need know see continue]]

--- Nouns whose infinitive is the aim: "a plan to …", "efforts to …".
M.plans = set [[plan plans effort efforts pledge promise promises commitment commitments proposal proposals decision bid intention
  intentions readiness determination willingness]]
M.denials = set "no any without"
M.questions = set "how whether what why if unless when until"

--- Verbs of intent that are nouns behind an article: "the plans to".
M.noun_readings = set "plan plans aim aims hope hopes wish wishes offer offers vow vows promise promises pledge pledges"
--- Irregular participles: "will be held".
M.participles = set "held drawn given taken made set put built kept sent brought paid done led spent found begun shown known"

M.planned = set "planned proposed intended envisaged expected scheduled suggested foreseen necessary decided"
M.reporting = set [[said says told tells noted notes stressed added announced stated reported explained recalled emphasised emphasized
  underlined declared confirmed promised assured]]

--- Nouns whose copula leads in what they are: "The main task is …".
M.priority_nouns = set [[priority priorities area areas direction directions focus attention emphasis importance topic theme themes
  centerpiece cornerstone]]
M.goal_nouns = set "goal goals task tasks aim aims objective objectives purpose mission ambition step steps"
M.ordinals = set "first second third fourth fifth sixth seventh next last another final other"

--- Beginnings after which commas and "and" go on with the same aim.
M.holders = set [[including especially particularly which who whose whom where because while so such among notably namely like that
  particular between both e.g.]]

--- Holders that stand inside an aim without ending what may follow: "cooperation between … and …".
M.pair_words = set "between both particular including"

M.adverbs = set [[also further always again therefore thus actively jointly additionally still now then only soon
  especially fully firmly thereby moreover once even simply not certainly]]
--- Adverbs are passed over between a modal and its verb; so are other words in -ly.
function M.is_adverb(lower)
  if M.verbs[lower] then return false end
  return M.adverbs[lower] or lower:find("ly$") ~= nil and #lower > 4 and lower ~= "supply"
end

--- The row behind adverbs.
function M.skip_adverbs(rows, index)
  while rows[index] and M.is_adverb(rows[index].lower) do index = index + 1 end
  return index
end

--- The plain verb of a form in -ing; nil where it is none that is known.
function M.gerund(lower)
  local stem = lower:match("^(%l+)ing$")
  if not stem then return nil end
  if M.verbs[stem] then return stem end
  if M.verbs[stem .. "e"] then return stem .. "e" end
  local single = stem:match("^(%l+)(%l)%2$") and stem:sub(1, -2)
  if single and M.verbs[single] then return single end
  return nil
end

local CONCRETE = set [[organization organisation association institution nation region mission government department organizations organisations associations institutions nations relations missions regions documents governments
  departments sanctions conditions questions positions representation populations generations parliaments elements cities authorities
  communities countries parties]]
local ACTION_NOUNS = set [[use role reform fight support growth settlement aspects issues adoption creation opposition expansion
  introduction rise increase exchange protection search respect cooperation co-operation interaction positioning reduction struggle
  partnerships partnership]]

--- Whether a noun names an action: "the development", "minimising", "use".
function M.names_action(lower)
  if ACTION_NOUNS[lower] then return true end
  if CONCRETE[lower] or #lower < 7 then return false end
  return lower:find("tion$") ~= nil or lower:find("sion$") ~= nil or lower:find("ment$") ~= nil or lower:find("ance$") ~= nil
    or lower:find("ening$") ~= nil or lower:find("[zs]ing$") ~= nil
end

return M
