/// `chancery version`.
enum VersionCommand: Command {
  static let name = "version"
  static let synopsis = ""
  static let summary = "print the program's version"
  static let discussion = ""
  static let options: [OptionSpecification] = []

  static func run(_ arguments: [String]) throws -> ExitStatus {
    _ = try ParsedArguments(arguments, options)
    try Terminal.write("chancery \(Program.version)\n")
    return .success
  }
}
