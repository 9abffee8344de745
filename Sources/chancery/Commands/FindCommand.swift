/// `chancery find`: a concordance.
enum FindCommand: Command {
  static let name = "find"
  static let synopsis = "'CQL' INPUT…"
  static let summary = "print every match of a query with its context"
  static let discussion = """
    The query is in the Corpus Query Language: tokens in brackets by form, lower or kind, with regular expressions,
    quantifiers, alternatives and labels.

      chancery find '"Commonwealth"' seeds
      chancery find '[lower="strengthen.*"] []{0,3} [lower="cooperation"] within s' seeds
    """
  static let options =
    [
      OptionSpecification("to", short: "t", value: "FORMAT", "the output: text, markdown, json, csv (text)"),
      OptionSpecification("context", short: "C", value: "N", "tokens on each side (8)"),
    ] + RunInvocation.options

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    guard let query = parsed.operands.first else {
      throw UsageError("no query: chancery find 'CQL' INPUT…, as chancery find '\"Commonwealth\"' seeds")
    }
    var invocation = RunInvocation()
    invocation.analyses = ["concordance"]
    invocation.format = parsed.value("to") ?? "text"
    invocation.presets = [("concordance", "query", query)]
    if let context = parsed.value("context") { invocation.presets.append(("concordance", "context", context)) }
    invocation.operands = Array(parsed.operands.dropFirst())
    return try invocation.run(parsed)
  }
}
