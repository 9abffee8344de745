/// `chancery show`: the document model for people.
enum ShowCommand: Command {
  static let name = "show"
  static let synopsis = "INPUT…"
  static let summary = "show what the program sees in a document: metadata, blocks, sentences, layers"
  static let discussion = """
      chancery show seeds
      chancery show --layers entities,times seeds
      chancery show --to json seeds
    """
  static let options =
    [
      OptionSpecification("to", short: "t", value: "FORMAT", "text or json (text)"),
      OptionSpecification("layers", short: "l", value: "NAMES", "layers to make and show, separated by commas"),
    ] + RunInvocation.options

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    var invocation = RunInvocation()
    switch parsed.value("to") ?? "text" {
    case "text": invocation.format = "show"
    case "json": invocation.format = "jsonl"
    case let other: throw UsageError("show writes text or json, not '\(other)': chancery annotate writes other formats")
    }
    invocation.layers = (parsed.value("layers") ?? "").split(separator: ",").map(String.init)
    invocation.operands = parsed.operands
    return try invocation.run(parsed)
  }
}
