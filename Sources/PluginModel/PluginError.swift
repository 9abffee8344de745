import PlainData

/// What can be wrong with a plugin's declaration, its options or a plan, in words for the user.
public enum PluginError: Error, Sendable, Equatable {
  /// A plugin's manifest does not say what it must.
  case manifest(String)
  /// An option has a value that its declaration does not allow, or nobody declares it.
  case option(String)
  /// No plugin of that name, or two of them.
  case unknown(String)
  /// The plugins named do not fit together: a cycle, a missing provider, two providers.
  case plan(String)

  /// One sentence, without position.
  public var message: String {
    switch self {
    case .manifest(let text), .option(let text), .unknown(let text), .plan(let text): text
    }
  }
}

/// Whether a name may be an option, a layer or an attribute: letters, digits and `_`, not beginning with a digit.
public func isIdentifier(_ name: String) -> Bool {
  guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
  if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return false }
  return name.utf8.allSatisfy { isWordByte($0) }
}

/// Whether a name may be a plugin's: like an identifier, with hyphens inside.
public func isPluginName(_ name: String) -> Bool {
  guard let first = name.utf8.first, let last = name.utf8.last, name.utf8.count <= 64 else { return false }
  let hyphen = UInt8(ascii: "-")
  if first == hyphen || last == hyphen { return false }
  return name.utf8.allSatisfy { isWordByte($0) || $0 == hyphen }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// `": did you mean 'x'?"` for the nearest known name, or nothing.
func didYouMean(_ name: String, _ known: some Sequence<String>) -> String {
  suggestion(for: name, among: known).map { ": did you mean '\($0)'?" } ?? ""
}

func didYouMean(_ key: ValueMap.Key, _ known: [String]) -> String {
  if case .string(let name) = key { return didYouMean(name, known) }
  return ""
}

/// A noun with its indefinite article.
func article(_ noun: String) -> String {
  switch noun.first {
  case "a", "e", "i", "o", "u": "an \(noun)"
  default: "a \(noun)"
  }
}

extension ValueMap.Key {
  /// The key as a message shows it.
  var described: String {
    switch self {
    case .integer(let number): "[\(number)]"
    case .string(let text): "'\(text)'"
    case .bytes: "(bytes that are not UTF-8)"
    }
  }
}

extension Value {
  /// What kind of value this is, as a message shows it.
  public var described: String {
    switch self {
    case .null: "nothing"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "the integer \(number)"
    case .number(let number): "the number \(number)"
    case .string(let text): text.utf8.count > 40 ? "a string" : "the string '\(text)'"
    case .bytes: "a string that is not UTF-8"
    case .list: "a list"
    case .map(let map): map.isEmpty ? "an empty table" : "a table"
    case .counter: "a counter"
    case .sum: "a number"
    case .object(let reference): reference.kind == 0 ? "a function" : "an object of the host"
    }
  }
}
