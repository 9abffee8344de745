import Isolation
import PlainData
import PluginModel

/// The command line's commands, and what becomes of their errors.
enum Program {
  static let version = "0.1.0"

  /// The commands in the order of the help.
  static var commands: [any Command.Type] {
    [
      RunCommand.self, FindCommand.self, ShowCommand.self, AnnotateCommand.self, PluginCommand.self, APICommand.self,
      DoctorCommand.self, VersionCommand.self, HelpCommand.self,
    ]
  }

  /// Runs the command that the arguments name.
  static func run(_ arguments: [String]) -> ExitStatus {
    do {
      guard let name = arguments.first else {
        Terminal.writeError(HelpCommand.overview)
        return .usage
      }
      if name == "--help" || name == "-h" { return try HelpCommand.run(Array(arguments.dropFirst())) }
      if name == "--version" || name == "-V" { return try VersionCommand.run([]) }
      guard let command = commands.first(where: { $0.name == name }) else {
        let near = suggestion(for: name, among: commands.map { $0.name }).map { ": did you mean '\($0)'?" }
        throw UsageError("unknown command '\(name)'" + (near ?? ": chancery help lists them"))
      }
      let rest = Array(arguments.dropFirst())
      if rest.contains("--help") || rest.contains("-h") {
        try Terminal.write(HelpCommand.page(command))
        return .success
      }
      return try command.run(rest)
    } catch let error as UsageError {
      Terminal.complain(error.message)
      return .usage
    } catch let error as PluginError {
      Terminal.complain(error.message)
      return .usage
    } catch let error as Problem {
      Terminal.complain(error.line)
      return .failure
    } catch is Interrupted {
      return .interrupted
    } catch is ClosedPipe {
      return .success
    } catch {
      Terminal.complain("\(error)")
      return .failure
    }
  }
}

/// The exit statuses.
enum ExitStatus {
  /// Everything was done.
  case success
  /// Some input, document, plugin or test failed; the rest was done.
  case failure
  /// Wrong usage, unknown name or option.
  case usage
  /// SIGINT or SIGTERM ended the run.
  case interrupted

  var code: Int32 {
    switch self {
    case .success: 0
    case .failure: 1
    case .usage: 2
    case .interrupted: 130
    }
  }
}

/// The command line is not what a command takes.
struct UsageError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// A command of the program.
protocol Command {
  /// The word that names it.
  static var name: String { get }
  /// What it takes, for the first line of its help: `PLUGIN[,PLUGIN…] INPUT…`.
  static var synopsis: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// What else a user should know, with examples.
  static var discussion: String { get }
  static var options: [OptionSpecification] { get }

  /// Carries the command out.
  static func run(_ arguments: [String]) throws -> ExitStatus
}
