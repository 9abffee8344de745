--- The words of the documents by how often they come.
local stopwords = require "stopwords"

return chancery.analysis {
  name = "frequencies",
  version = "0.1.0",
  summary = "How often each word comes.",
  license = "MIT",
  options = {
    field = { type = "choice", choices = { "lower", "form" }, default = "lower", help = "words in lower case, or as they stand" },
    minimum = { type = "integer", default = 1, min = 1, help = "leave out words that come less often" },
    limit = { type = "integer", default = 50, min = 1, help = "at most so many words" },
    stopwords = { type = "boolean", default = false, help = "count the commonest function words too" },
  },

  map = function(document, options)
    return {
      words = document:frequencies(options.field, { kind = "word" }),
      documents = 1,
    }
  end,

  report = function(result, report, options)
    local stop = options.stopwords and {} or stopwords
    local rows, total = {}, result.words:total()
    for _, row in ipairs(result.words:rows { minimum = options.minimum }) do
      if not stop[chancery.text.lower(row[1])] and #rows < options.limit then
        rows[#rows + 1] = { row[1], row[2], row[2] / total }
      end
    end
    report.title = "Frequencies"
    report:note(string.format("%d words, %d of them different, in %d document%s.", total, result.words:distinct(),
      result.documents, result.documents == 1 and "" or "s"))
    report:table {
      title = "Words",
      columns = { { "Word", type = "string" }, { "Times", type = "integer" }, { "Share", type = "percent" } },
      rows = rows,
    }
  end,
}
