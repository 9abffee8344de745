--- The verbs and nouns by which it is said who said something.
local rows_of = require "rows"

local M = {}
local set = rows_of.set

--- Verbs that report by themselves.
M.speech = set [[said says say told tell tells added adds noted notes stressed stresses stated explained explains recalled recalls
  emphasised emphasized emphasises underlined underscored declared declares warned warns confirmed confirms wrote writes argued argues
  claimed claims insisted acknowledged commented remarked asserted reiterated replied]]
--- Verbs that report when a quotation or "that" follows, or when they stand behind what was said.
M.before_quotation = set "continued announced announces concluded reported promised assured reads read informed reported replied believes observed"
--- Forms that are nouns more often: only behind somebody or something that can state.
M.doubtful = set "states reports notes"
--- What papers and figures do.
M.showing = set "show shows suggest suggests indicate indicates reveal reveals"
--- Verbs that present what the clause then names: "described these priorities".
M.presenting = set "described describes outlined outlines named names"
M.participles = set "saying reporting recommending adding noting stressing announcing warning"
M.publishing = set "published released issued posted circulated announced reported quoted cited distributed"

--- What can state something without being a person.
M.papers = set [[address document documents report reports statement statements text letter article concept programme program strategy
  communique communiqué declaration release note memo study survey poll figures data statistics resolution message speech decree paper
  review bulletin magazine newspaper website press media agency]]
--- Persons without names.
M.people = set [[officials official spokesman spokeswoman spokesperson minister ministers president chancellor government ministry media press
  sources source experts expert analysts analyst observers diplomats diplomat delegates representatives representative ambassador he she
  they reporters critics activists leaders leader chairman chairwoman secretary parliament committee commission council police service
  office agency department organisation organization party mp mps author authors researchers secretariat embassy]]

return M
