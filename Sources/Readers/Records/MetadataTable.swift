import DocumentModel
import PlainData
import PlainText

/// A table that gives metadata of files: a column `path`, the others are keys.
public struct MetadataTable {
  /// What one row says.
  public struct Row {
    /// The line that it begins in, from 1.
    public let line: Int
    /// The file, as it is written there.
    public let path: String
    /// Keys and values; empty fields are left out.
    public let values: ValueMap
  }

  /// The rows in order.
  public private(set) var rows: [Row] = []
  /// What the user should know.
  public private(set) var warnings: [String]

  /// Reads a table in CSV, with commas, semicolons or tabs, in any encoding.
  ///
  /// Dates of `published` and `modified` are made ISO 8601; `authors` and `keywords` are lists, parted by semicolons.
  ///
  /// - Throws: `ReaderError` for a table without a column `path`, or no table at all.
  public init(_ bytes: InputBytes, path: String, limits: ReaderLimits = ReaderLimits()) throws(ReaderError) {
    let bytes = try WideText.narrowed(bytes, limits)
    let head = try TableHead(bytes, ReadRequest(id: path, path: path, textField: "path", limits: limits))
    let reader = TableRows(bytes, from: head.start, dialect: head.dialect, limit: limits.record)
    warnings = head.warnings
    while let row = try reader.next() {
      if row.isUnclosed {
        warnings.append("line \(row.place.line): a quotation mark is not closed: the row was left out")
        guard reader.retreat() else { break }
        continue
      }
      var values = ValueMap()
      var file: String?
      for (index, field) in row.fields.enumerated() where index < head.names.count && !field.isEmpty {
        let text = head.string(field)
        if index == head.textColumn {
          file = text.nonBlank
        } else {
          Self.set(head.names[index], text, &values)
        }
      }
      if row.fields.count > head.names.count {
        warnings.append("line \(row.place.line): the row has more fields than the first row has names")
      }
      guard let file else {
        warnings.append("line \(row.place.line): the field 'path' is empty: the row was left out")
        continue
      }
      rows.append(Row(line: row.place.line, path: file, values: values))
    }
  }

  private static func set(_ key: String, _ text: String, _ values: inout ValueMap) {
    switch key {
    case "published", "modified": values[key] = .string(DateText.iso(text) ?? text)
    case "authors", "keywords":
      values[key] = .list(
        text.split(separator: ";").compactMap { String($0).nonBlank.map(Value.string) })
    default: values[key] = .string(text)
    }
  }
}
