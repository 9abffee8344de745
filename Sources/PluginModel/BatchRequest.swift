import PlainData

/// Neighbouring documents for a worker, whose files travel with the frame as descriptors, in this order.
public struct BatchRequest: Sendable {
  /// One input as the supervisor knows it before it is read.
  public struct Input: Sendable {
    /// The document's place in the run, from 0.
    public var ordinal: Int
    /// The document's id: its path relative to the INPUT, made unique.
    public var id: String
    /// The path as the user would write it, for messages.
    public var path: String
    /// Bytes of the file.
    public var size: Int
    /// Metadata from the command line and from a table, with their origins.
    public var commandLine: ValueMap
    /// Metadata from a table.
    public var table: ValueMap
    /// The file's modification time in seconds since 1970.
    public var modified: Int64
    /// The document as a reader sent it, in wire form; `nil`: a file of plain text, which comes as a descriptor.
    public var document: [UInt8]?
    /// What the reader was not sure of.
    public var warnings: [String]

    /// Takes its parts.
    public init(
      ordinal: Int, id: String, path: String, size: Int, commandLine: ValueMap = ValueMap(),
      table: ValueMap = ValueMap(), modified: Int64 = 0, document: [UInt8]? = nil, warnings: [String] = []
    ) {
      self.ordinal = ordinal
      self.id = id
      self.path = path
      self.size = size
      self.commandLine = commandLine
      self.table = table
      self.modified = modified
      self.document = document
      self.warnings = warnings
    }
  }

  /// What to do with the documents once the filters have run.
  public enum Goal: Sendable, Equatable {
    /// Run the filters before this one, then its `survey`.
    case survey(filter: Int)
    /// Run all filters, then every analysis' `map`.
    case map
    /// Run all filters, then the output's `document`.
    case write
  }

  /// The documents.
  public var inputs: [Input]
  /// What to do with them.
  public var goal: Goal
  /// The merged survey of each surveying filter that has finished, by its index in the plan, in wire form.
  public var surveys: [Int: [UInt8]]

  /// Takes its parts.
  public init(inputs: [Input], goal: Goal, surveys: [Int: [UInt8]] = [:]) {
    self.inputs = inputs
    self.goal = goal
    self.surveys = surveys
  }

  /// The request as plain data for a frame.
  public var value: Value {
    var map = ValueMap()
    map["inputs"] = .list(inputs.map(\.value))
    switch goal {
    case .survey(let filter): map["survey"] = .integer(Int64(filter))
    case .map: map["goal"] = "map"
    case .write: map["goal"] = "write"
    }
    map["surveys"] = .map(ValueMap(surveys.map { (.integer(Int64($0)), Value(octets: $1)) }))
    return .map(map)
  }

  /// Reads the form that `value` gives.
  public init(value: Value) {
    inputs = (value["inputs"]?.elements ?? []).map(Input.init(value:))
    if let filter = value["survey"]?.integer {
      goal = .survey(filter: Int(filter))
    } else {
      goal = value["goal"]?.string == "write" ? .write : .map
    }
    surveys = [:]
    for entry in value["surveys"]?.map?.entries ?? [] {
      if case .integer(let filter) = entry.key { surveys[Int(filter)] = entry.value.octets ?? [] }
    }
  }
}

extension BatchRequest.Input {
  var value: Value {
    var map = ValueMap([
      (.string("ordinal"), .integer(Int64(ordinal))), (.string("id"), .string(id)), (.string("path"), .string(path)),
      (.string("size"), .integer(Int64(size))), (.string("commandLine"), .map(commandLine)),
      (.string("table"), .map(table)), (.string("modified"), .integer(modified)),
    ])
    map["document"] = document.map(Value.bytes)
    if !warnings.isEmpty { map["warnings"] = .list(warnings.map(Value.string)) }
    return .map(map)
  }

  init(value: Value) {
    ordinal = Int(value["ordinal"]?.integer ?? 0)
    id = value["id"]?.string ?? ""
    path = value["path"]?.string ?? ""
    size = Int(value["size"]?.integer ?? 0)
    commandLine = value["commandLine"]?.map ?? ValueMap()
    table = value["table"]?.map ?? ValueMap()
    modified = value["modified"]?.integer ?? 0
    document = value["document"]?.octets
    warnings = (value["warnings"]?.elements ?? []).compactMap(\.string)
  }
}
