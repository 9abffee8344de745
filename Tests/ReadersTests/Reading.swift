import DocumentModel
import PlainData
import PlainText
import Readers

/// What a file gave, read as the program does and to the end.
struct Reading {
  /// All records in order.
  var records: [ReadRecord] = []
  /// Why the file could not be read on.
  var error: ReaderError?

  /// Reads a file.
  init(
    _ bytes: [UInt8], _ path: String, format: InputFormat? = nil, textField: String? = nil,
    limits: ReaderLimits = ReaderLimits()
  ) {
    do throws(ReaderError) {
      let request = ReadRequest(id: path, path: path, format: format, textField: textField, limits: limits)
      let reader = try FileReader(InputBytes(bytes), request)
      while let record = try reader.next() { records.append(record) }
    } catch {
      self.error = error
    }
  }

  /// Reads a file of Tests/Fixtures.
  init(fixture path: String, textField: String? = nil) throws {
    self = try Reading(Fixture.bytes(path), path, textField: textField).complete()
  }

  /// The same, where the file could be read to its end.
  func complete() throws(ReaderError) -> Reading {
    if let error { throw error }
    return self
  }

  // MARK: - By kind

  /// The documents with their warnings.
  var results: [ReadResult] {
    records.compactMap { if case .document(let result) = $0 { result } else { nil } }
  }

  /// The documents.
  var documents: [Document] { results.map(\.document) }

  /// Warnings of documents and of the container.
  var warnings: [String] {
    records.flatMap { record -> [String] in
      switch record {
      case .document(let result): result.warnings
      case .warning(_, let warning): [warning]
      default: []
      }
    }
  }

  /// Records and members that failed.
  var failures: [(path: String, error: ReaderError)] {
    records.compactMap { if case .failure(let path, let error) = $0 { (path, error) } else { nil } }
  }

  /// Files inside that another program reads.
  var files: [NestedFile] {
    records.compactMap { if case .file(let file) = $0 { file } else { nil } }
  }

  /// The document of a file that has one.
  func first() throws(ReaderError) -> ReadResult {
    let reading = try complete()
    guard let result = reading.results.first else { throw .empty }
    return result
  }

  // MARK: - As lines

  /// The text of each block of each document, with its kind.
  var blocks: [[String]] {
    documents.map { document in
      document.blocks.map { block in
        "\(block.kind.rawValue): \((try? document.text.string(in: block.range)) ?? "?")"
      }
    }
  }

  /// Each record in a line: "path: text", "path ! failure", "path ? warning", "path > size of a nested file".
  var lines: [String] {
    let lines = records.map { record -> String in
      switch record {
      case .document(let result): "\(result.document.id): \(result.document.text.string)"
      case .file(let nested): "\(nested.request.path) > \(nested.bytes.count)"
      case .failure(let path, let error): "\(path) ! \(error)"
      case .warning(let path, let text): "\(path) ? \(text)"
      }
    }
    return lines + (error.map { ["! \($0)"] } ?? [])
  }
}

/// Reads bytes that can be read to the end.
func read(
  _ bytes: [UInt8], _ path: String, format: InputFormat? = nil, textField: String? = nil,
  limits: ReaderLimits = ReaderLimits()
) throws(ReaderError) -> Reading {
  try Reading(bytes, path, format: format, textField: textField, limits: limits).complete()
}

/// Reads text that can be read to the end.
func read(
  _ text: String, _ path: String, format: InputFormat? = nil, textField: String? = nil,
  limits: ReaderLimits = ReaderLimits()
) throws(ReaderError) -> Reading {
  try read(Array(text.utf8), path, format: format, textField: textField, limits: limits)
}

/// A list of strings in metadata.
func strings(_ value: Value?) -> [String] { (value?.list ?? []).compactMap(\.string) }
