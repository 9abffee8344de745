import DocumentModel
import PlainData

/// One file for a reader; its descriptor travels with the frame.
public struct FileRequest: Sendable {
  /// The document's id, or the first part of its documents' ids.
  public var id: String
  /// The path as the user would write it.
  public var path: String
  /// What is known of the file before it is read.
  public var metadata: ValueMap
  /// Metadata from a table.
  public var table: ValueMap
  /// The format that the user forces or that a conversion gave; `nil`: by content and name.
  public var format: InputFormat?
  /// The field of a record that holds its text; `nil`: a guess.
  public var textField: String?
  /// Whether plain text has words joined that a hyphen and a line break cut.
  public var joinsHyphens: Bool
  /// How many containers the file lies in.
  public var nesting: Int
  /// Whether the bytes are what `pdftotext -bbox-layout` made of a PDF.
  public var isConverted: Bool
  /// So many records or members of the file are passed over: they were read, or failed, before.
  public var skip: Int

  /// Takes its parts.
  public init(
    id: String, path: String, metadata: ValueMap = ValueMap(), table: ValueMap = ValueMap(),
    format: InputFormat? = nil, textField: String? = nil, joinsHyphens: Bool = false, nesting: Int = 0,
    isConverted: Bool = false, skip: Int = 0
  ) {
    self.id = id
    self.path = path
    self.metadata = metadata
    self.table = table
    self.format = format
    self.textField = textField
    self.joinsHyphens = joinsHyphens
    self.nesting = nesting
    self.isConverted = isConverted
    self.skip = skip
  }

  /// The request as plain data for a frame.
  public var value: Value {
    var map = ValueMap()
    map["id"] = .string(id)
    map["path"] = .string(path)
    map["metadata"] = .map(metadata)
    map["table"] = .map(table)
    map["format"] = format.map { .string($0.rawValue) }
    map["textField"] = textField.map(Value.string)
    map["joinsHyphens"] = .boolean(joinsHyphens)
    map["nesting"] = .integer(Int64(nesting))
    map["converted"] = .boolean(isConverted)
    map["skip"] = .integer(Int64(skip))
    return .map(map)
  }

  /// Reads the form that `value` gives.
  public init(value: Value) {
    self.init(
      id: value["id"]?.string ?? "", path: value["path"]?.string ?? "", metadata: value["metadata"]?.map ?? ValueMap(),
      table: value["table"]?.map ?? ValueMap(),
      format: value["format"]?.string.flatMap(InputFormat.init(rawValue:)), textField: value["textField"]?.string,
      joinsHyphens: value["joinsHyphens"]?.boolean ?? false,
      nesting: Int(value["nesting"]?.integer ?? 0), isConverted: value["converted"]?.boolean ?? false,
      skip: Int(value["skip"]?.integer ?? 0))
  }
}
