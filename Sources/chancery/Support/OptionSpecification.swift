import PlainData

/// An option of a command.
struct OptionSpecification: Sendable {
  /// The long name without hyphens.
  let name: String
  /// A one-letter name.
  let short: Character?
  /// What stands for its value in the help; `nil` for a flag.
  let value: String?
  let help: String

  init(_ name: String, short: Character? = nil, value: String? = nil, _ help: String) {
    self.name = name
    self.short = short
    self.value = value
    self.help = help
  }

  /// Options that every command with inputs takes.
  static let common: [OptionSpecification] = [
    OptionSpecification("jobs", short: "j", value: "N", "worker processes at a time (the number of cores)"),
    OptionSpecification("limit", value: "NAME=VALUE", "change a limit, as time=10s, memory=256M; repeatable"),
    OptionSpecification("meta", value: "KEY=VALUE", "set metadata of every document; repeatable"),
    OptionSpecification("now", value: "DATE", "the run's date for plugins, as 2024-01-31 (today)"),
    OptionSpecification("seed", value: "N", "the seed of math.random in plugins (0)"),
    OptionSpecification("plugins", value: "DIR", "a further folder of plugins; repeatable"),
    OptionSpecification("strict", "count warnings as failures"),
    OptionSpecification("require-jail", "refuse to run where the kernel cannot jail workers"),
    OptionSpecification("quiet", short: "q", "say nothing but errors"),
    OptionSpecification("verbose", short: "v", "say more: tracebacks, dropped documents"),
  ]
}

/// Arguments sorted into options and operands.
struct ParsedArguments {
  private var values: [String: [String]] = [:]
  private var flags: Set<String> = []
  private(set) var operands: [String] = []

  /// Reads arguments. `--name=value` and `--name value` are the same; behind `--` everything is an operand.
  ///
  /// - Throws: `UsageError` for an unknown option, with the nearest, or one that lacks its value.
  init(_ arguments: [String], _ options: [OptionSpecification]) throws {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if argument == "--" {
        operands += arguments[index...]
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let (name, inline) = Self.split(argument)
      let option = try Self.find(name, options)
      guard option.value != nil else {
        if inline != nil { throw UsageError("option '\(name)' takes no value") }
        flags.insert(option.name)
        continue
      }
      if let inline {
        values[option.name, default: []].append(inline)
      } else {
        guard index < arguments.count else {
          throw UsageError("option '\(name)' needs a value: \(name) \(option.value ?? "")")
        }
        values[option.name, default: []].append(arguments[index])
        index += 1
      }
    }
  }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { flags.contains(name) }

  /// The last value of an option.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values of a repeatable option.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  private static func split(_ argument: String) -> (name: String, value: String?) {
    if argument.hasPrefix("--") {
      guard let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
      return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    }
    // -o FILE, -oFILE
    let name = String(argument.prefix(2))
    return (name, argument.count > 2 ? String(argument.dropFirst(2)) : nil)
  }

  private static func find(_ name: String, _ options: [OptionSpecification]) throws -> OptionSpecification {
    for option in options {
      if name == "--" + option.name { return option }
      if let short = option.short, name == "-\(short)" { return option }
    }
    let known = options.map { "--" + $0.name }
    let near = suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
    throw UsageError("unknown option '\(name)'" + (near ?? ": --help lists the options"))
  }
}
