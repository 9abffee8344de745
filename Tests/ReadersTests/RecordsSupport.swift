import DocumentModel
import Glibc
import PlainData
import PlainText
import Readers

/// What a file gave, sorted by kind.
struct Reading {
  var documents: [Document] = []
  /// Warnings of documents and of the container.
  var warnings: [String] = []
  var failures: [(path: String, error: ReaderError)] = []
  var files: [NestedFile] = []

  /// The text of each block of each document, with its kind.
  var blocks: [[String]] {
    documents.map { document in
      document.blocks.map { block in
        "\(block.kind.rawValue): \((try? document.text.string(in: block.range)) ?? "?")"
      }
    }
  }
}

/// Reads bytes as the program does, to the end.
func read(
  _ bytes: [UInt8], _ path: String, format: InputFormat? = nil, textField: String? = nil,
  limits: ReaderLimits = ReaderLimits()
) throws -> Reading {
  let request = ReadRequest(id: path, path: path, format: format, textField: textField, limits: limits)
  let reader = try FileReader(InputBytes(bytes), request)
  var reading = Reading()
  while let record = try reader.next() {
    switch record {
    case .document(let result):
      reading.documents.append(result.document)
      reading.warnings += result.warnings
    case .failure(let path, let error): reading.failures.append((path, error))
    case .file(let file): reading.files.append(file)
    case .warning(_, let warning): reading.warnings.append(warning)
    }
  }
  return reading
}

/// Reads text as the program does.
func read(
  _ text: String, _ path: String, format: InputFormat? = nil, textField: String? = nil,
  limits: ReaderLimits = ReaderLimits()
) throws -> Reading {
  try read(Array(text.utf8), path, format: format, textField: textField, limits: limits)
}

/// Reads a file of `Tests/Fixtures`.
func readFixture(_ name: String, textField: String? = nil) throws -> Reading {
  try read(fixtureBytes(name), name, textField: textField)
}

/// The bytes of a file of `Tests/Fixtures`.
func fixtureBytes(_ name: String) throws -> [UInt8] {
  let path = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
  let descriptor = open("/\(path)/Fixtures/\(name)", O_RDONLY)
  return try InputBytes(descriptor: descriptor).all(limit: 10 << 20)
}

/// A list of strings in metadata.
func strings(_ value: Value?) -> [String] { (value?.list ?? []).compactMap(\.string) }
