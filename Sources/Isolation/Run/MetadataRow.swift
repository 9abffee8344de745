import PlainData
import PluginModel

/// A row of a table of metadata.
public struct MetadataRow: Sendable {
  /// The line that it begins in, from 1.
  public let line: Int
  /// The file, as it is written there.
  public let path: String
  /// Keys and values.
  public let values: ValueMap
}

extension Supervisor {
  /// Has a reader read a table of metadata.
  ///
  /// - Returns: Its rows in order, and what the user should know.
  /// - Throws: `Problem` for a table that cannot be read; what the pool throws.
  public func table(_ path: String) throws -> (rows: [MetadataRow], warnings: [String]) {
    guard configuration.reader != nil else { throw Problem("\(path): there is no reader for tables") }
    nextRequest += 1
    let request = WorkerRequest(
      id: nextRequest, program: Self.readerProgram, kind: MessageKind.table.rawValue, payload: Wire.encode(.null),
      deadline: setup.limits.wall, open: { [try InputFile.open(path, followLinks: true).descriptor] })
    switch try outcome(of: request) {
    case .failed(let failure)?: throw Problem("\(path): \(failure.description)")
    case .frames(let frames)?:
      let answer = frames.first { $0.kind == MessageKind.answer.rawValue }.flatMap { try? Wire.decode($0.payload) }
      if let problem = answer?["problem"]?.string { throw Problem("\(path): \(problem)") }
      let rows = (answer?["rows"]?.elements ?? []).compactMap { row -> MetadataRow? in
        guard let row = row.list, row.count == 3, let line = row[0].integer, let file = row[1].string else {
          return nil
        }
        return MetadataRow(line: Int(line), path: file, values: row[2].map ?? ValueMap())
      }
      return (rows, (answer?["warnings"]?.elements ?? []).compactMap(\.string))
    case nil: throw Problem("\(path): the reader gave no answer")
    }
  }
}
