import PlainData

/// `chancery api`: the Lua API's reference.
enum APICommand: Command {
  static let name = "api"
  static let synopsis = "[NAME]"
  static let summary = "explain the Lua API, or one function or object of it"
  static let discussion = """
      chancery api
      chancery api document:tokens
      chancery api span
    """
  static let options = [OptionSpecification("markdown", "print the whole reference as Markdown")]

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    var request = ValueMap()
    if parsed.has("markdown") { request["markdown"] = true }
    request["name"] = parsed.operands.first.map(Value.string)
    for answer in try WorkerAsking(try Installation.find()).ask(.reference, .map(request)) {
      try Terminal.write(answer.string ?? "")
    }
    return .success
  }
}
