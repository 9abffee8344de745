import PlainData
import PluginModel

/// `chancery help`.
enum HelpCommand: Command {
  static let name = "help"
  static let synopsis = "[COMMAND]"
  static let summary = "explain the program or a command"
  static let discussion = ""
  static let options: [OptionSpecification] = []

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    guard let name = parsed.operands.first else {
      try Terminal.write(overview)
      return .success
    }
    guard let command = Program.commands.first(where: { $0.name == name }) else {
      let near = suggestion(for: name, among: Program.commands.map { $0.name }).map { ": did you mean '\($0)'?" }
      throw UsageError("there is no command '\(name)'" + (near ?? ""))
    }
    try Terminal.write(page(command))
    return .success
  }

  /// The list of commands.
  static var overview: String {
    var text = """
      chancery \(Program.version): asks documents the questions that analysts ask again and again, by Lua plugins.

      Usage: chancery COMMAND …


      """
    let width = Program.commands.map { $0.name.count }.max() ?? 0
    for command in Program.commands {
      text += "  " + command.name.padded(to: width + 2) + command.summary + "\n"
    }
    return text + """

      Begin with: chancery run brief FILE
      More of a command: chancery help COMMAND

      """
  }

  /// A command's page.
  static func page(_ command: Command.Type) -> String {
    var text = "\(command.summary.prefix(1).uppercased() + command.summary.dropFirst())\n\n"
    text += "Usage: chancery \(command.name)\(command.options.isEmpty ? "" : " [OPTION…]") \(command.synopsis)\n"
    if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
    guard !command.options.isEmpty else { return text }
    text += "\nOptions\n"
    let rows = command.options.map { option in
      let short = option.short.map { "-\($0), " } ?? "    "
      return (short + "--\(option.name)" + (option.value.map { " \($0)" } ?? ""), option.help)
    }
    let width = min(30, rows.map(\.0.count).max() ?? 0)
    for (left, right) in rows {
      text +=
        "  "
        + (left.count > width ? left + "\n" + String(repeating: " ", count: width + 4) : left.padded(to: width + 2))
      text += right + "\n"
    }
    if command.options.contains(where: { $0.name == "limit" }) {
      text += "\nLimits (--limit NAME=VALUE)\n"
      for limit in RunLimits.names { text += "  " + limit.name.padded(to: 14) + limit.help + "\n" }
    }
    return text + """

      Exit status: 0 done; 1 some input, document, plugin or test failed, the rest is done; 2 wrong usage; 130 interrupted.

      """
  }
}

extension String {
  /// The text with blanks behind it, up to a number of characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
