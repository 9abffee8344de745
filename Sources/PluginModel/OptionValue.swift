import PlainData

/// Turns what a person or a script gave for an option into the declared type, or says why it cannot.
public enum OptionValue {
  /// Reads an option's value as it is written on the command line or in a configuration file.
  ///
  /// A list is written with commas: `names=CIS,BRICS`; `\,` is a comma inside a value.
  /// - Throws: `PluginError.option` that names the option, what was expected and what was given.
  public static func parse(_ text: String, for declaration: OptionDeclaration) throws(PluginError) -> Value {
    guard declaration.isList else { return try parseSingle(text, for: declaration) }
    var values: [Value] = []
    for part in splitList(text) { values.append(try parseSingle(part, for: declaration)) }
    return .list(values)
  }

  /// Checks a value that is already plain data (a default, a job's option) against its declaration.
  public static func check(_ value: Value, for declaration: OptionDeclaration) throws(PluginError) -> Value {
    guard declaration.isList else { return try checkSingle(value, for: declaration) }
    let elements: [Value]
    if let list = value.list {
      elements = list
    } else if let map = value.map, map.isEmpty {
      elements = []
    } else {
      elements = [value]
    }
    var checked: [Value] = []
    for element in elements { checked.append(try checkSingle(element, for: declaration)) }
    return .list(checked)
  }

  private static func parseSingle(_ text: String, for declaration: OptionDeclaration) throws(PluginError) -> Value {
    switch declaration.kind {
    case .string, .choice, .date, .file, .query:
      return try checkSingle(.string(text), for: declaration)
    case .integer:
      guard let number = Int64(text) else { throw mismatch(declaration, "'\(text)'") }
      return try checkSingle(.integer(number), for: declaration)
    case .number:
      guard let number = Double(text), number.isFinite else { throw mismatch(declaration, "'\(text)'") }
      return try checkSingle(.number(number), for: declaration)
    case .boolean:
      switch text {
      case "true", "yes", "on", "1": return true
      case "false", "no", "off", "0": return false
      default: throw mismatch(declaration, "'\(text)' (write true or false)")
      }
    }
  }

  private static func checkSingle(_ value: Value, for declaration: OptionDeclaration) throws(PluginError) -> Value {
    switch (declaration.kind, value) {
    case (.string, .string), (.query, .string), (.file, .string), (.file, .bytes), (.boolean, .boolean):
      return value
    case (.integer, .integer(let number)):
      try checkBounds(Double(number), declaration)
      return value
    case (.number, .integer(let number)):
      try checkBounds(Double(number), declaration)
      return .number(Double(number))
    case (.number, .number(let number)):
      try checkBounds(number, declaration)
      return value
    case (.date, .string(let text)):
      guard CalendarDate(text) != nil else { throw mismatch(declaration, "'\(text)' (write YYYY-MM-DD)") }
      return value
    case (.choice, .string(let text)):
      guard declaration.choices.contains(text) else {
        let hint = suggestion(for: text, among: declaration.choices).map { ": did you mean '\($0)'?" } ?? ""
        throw mismatch(declaration, "'\(text)'\(hint)")
      }
      return value
    default:
      throw mismatch(declaration, value.described)
    }
  }

  private static func checkBounds(_ number: Double, _ declaration: OptionDeclaration) throws(PluginError) {
    if let minimum = declaration.minimum, number < minimum {
      throw .option("option '\(declaration.name)' must be at least \(plain(minimum)), not \(plain(number))")
    }
    if let maximum = declaration.maximum, number > maximum {
      throw .option("option '\(declaration.name)' must be at most \(plain(maximum)), not \(plain(number))")
    }
  }

  private static func mismatch(_ declaration: OptionDeclaration, _ given: String) -> PluginError {
    let wanted = declaration.kind == .choice ? declaration.typeText : article(declaration.kind.rawValue)
    return .option("option '\(declaration.name)' takes \(wanted), not \(given)")
  }

  /// Splits at commas; a backslash keeps the comma behind it.
  static func splitList(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var parts: [String] = []
    var part = ""
    var escaped = false
    for character in text {
      if escaped {
        if character != "," { part.append("\\") }
        part.append(character)
        escaped = false
      } else if character == "\\" {
        escaped = true
      } else if character == "," {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    if escaped { part.append("\\") }
    parts.append(part)
    return parts
  }
}

/// Writes a bound without a needless `.0`.
private func plain(_ number: Double) -> String {
  Int64(exactly: number).map(String.init) ?? number.description
}
