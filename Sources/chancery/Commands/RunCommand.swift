/// `chancery run`: analyses over documents.
enum RunCommand: Command {
  static let name = "run"
  static let synopsis = "PLUGIN[,PLUGIN…] INPUT…"
  static let summary = "run analyses over documents and print their reports"
  static let discussion = """
    PLUGIN is the name of an analysis (chancery plugin list), or a path to a .lua file. INPUT is a file, a folder, a
    glob or - for standard input. Results go to standard output, everything else to standard error.

      chancery run brief seeds
      chancery run brief,timeline --to markdown -o report.md inbox
      chancery run my-analysis.lua --filter mentions:names=BRICS inbox
      chancery run frequencies --set frequencies.minimum=5 --to csv inbox
    """
  static let options =
    [OptionSpecification("to", short: "t", value: "FORMAT", "the output: text, markdown, json, csv, or a path (text)")]
    + RunInvocation.options

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    guard let names = parsed.operands.first else {
      throw UsageError("no PLUGIN: chancery run PLUGIN INPUT…, as chancery run brief seeds")
    }
    var invocation = RunInvocation()
    invocation.analyses = names.split(separator: ",").map(String.init)
    guard !invocation.analyses.isEmpty else { throw UsageError("no PLUGIN: '\(names)' names none") }
    invocation.format = parsed.value("to") ?? "text"
    invocation.operands = Array(parsed.operands.dropFirst())
    return try invocation.run(parsed)
  }
}
