import PlainData
import PluginModel

/// `chancery plugin new`: a plugin that runs, with a test that passes, to begin from.
enum PluginTemplate {
  /// Writes the folder; what is there already is never overwritten.
  static func write(_ arguments: [String]) throws -> ExitStatus {
    guard arguments.count == 2 else {
      throw UsageError("chancery plugin new KIND NAME, as chancery plugin new analysis partners")
    }
    guard let kind = PluginKind(rawValue: arguments[0]) else {
      let kinds = PluginKind.allCases.map(\.rawValue)
      let near = suggestion(for: arguments[0], among: kinds).map { ": did you mean '\($0)'?" }
      throw UsageError("'\(arguments[0])' is no kind of plugin" + (near ?? ": \(kinds.joined(separator: ", "))"))
    }
    let path = arguments[1]
    let name = FileSystem.name(path)
    guard isPluginName(name) else {
      throw UsageError("'\(name)' is not a plugin's name: use letters, digits, '-' and '_'")
    }
    guard FileSystem.kind(path) == nil else { throw UsageError("\(path) exists already") }
    try FileSystem.makeFolder(path)
    try FileSystem.write(Array(plugin(kind, name).utf8), to: path + "/plugin.lua")
    try FileSystem.write(Array(test(kind).utf8), to: path + "/test.lua")
    try Terminal.write(
      """
      \(path)/plugin.lua
      \(path)/test.lua
      Try it:   chancery plugin test \(path)/plugin.lua
      \(use(kind, path))

      """)
    return .success
  }

  private static func use(_ kind: PluginKind, _ path: String) -> String {
    switch kind {
    case .analysis: "Run it:   chancery run \(path)/plugin.lua INPUT…"
    case .filter: "Run it:   chancery run brief --filter \(path)/plugin.lua INPUT…"
    case .output: "Run it:   chancery run brief --to \(path)/plugin.lua INPUT…"
    }
  }

  private static func plugin(_ kind: PluginKind, _ name: String) -> String {
    switch kind {
    case .analysis:
      """
      --- How often each name is mentioned.
      return chancery.analysis {
        name = "\(name)",
        summary = "How often each name is mentioned.",
        needs = { "entities" },
        options = {
          minimum = { type = "integer", default = 1, min = 1, help = "leave out names mentioned less often" },
        },

        map = function(document)
          local names = chancery.counter()
          for entity in document:layer "entities" do
            names:add(entity.canonical)
          end
          return names
        end,

        report = function(names, report, options)
          report:table {
            title = "Names",
            columns = { { "Name", type = "string" }, { "Mentions", type = "integer" } },
            rows = names:rows { minimum = options.minimum },
          }
        end,
      }

      """
    case .filter:
      """
      --- Marks years as a layer.
      return chancery.filter {
        name = "\(name)",
        summary = "Marks four-digit years.",
        provides = { years = { value = "integer" } },

        apply = function(document)
          local editor = document:edit()
          for match in document:find '[form="(19|20)[0-9]{2}"]' do
            editor:annotate("years", match, { value = math.tointeger(match.text) })
          end
          return editor
        end,
      }

      """
    case .output:
      """
      --- The titles of reports and their tables.
      return chancery.output {
        name = "\(name)",
        summary = "The titles of reports and of their tables.",
        extension = "txt",
        media = "text/plain",

        report = function(reports, out)
          for _, report in ipairs(reports) do
            out:write(report.title, "\\n")
            for _, table in ipairs(report.tables) do
              out:write("  ", table.title or "(no title)", "\\n")
            end
          end
        end,
      }

      """
    }
  }

  private static func test(_ kind: PluginKind) -> String {
    switch kind {
    case .analysis:
      """
      return chancery.tests {
        {
          name = "counts a name",
          text = "Kazakhstan and Belarus signed the treaty. Belarus was first.",
          check = function(result, expect)
            expect.equal(result.report.tables[1].rows, { { "Belarus", 2 }, { "Kazakhstan", 1 } })
          end,
        },
      }

      """
    case .filter:
      """
      return chancery.tests {
        {
          name = "marks a year",
          text = "It ended in 2024.",
          expect = { years = { { text = "2024", value = 2024 } } },
        },
      }

      """
    case .output:
      """
      return chancery.tests {
        {
          name = "writes the titles",
          reports = { { title = "Report", tables = { { title = "Table" } } } },
          check = function(result, expect)
            expect.equal(result.output, "Report\\n  Table\\n")
          end,
        },
      }

      """
    }
  }
}
