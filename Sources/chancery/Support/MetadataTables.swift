import Isolation
import PlainData
import PluginModel

/// Puts the rows of metadata tables beside the inputs that they are about.
struct MetadataTables {
  private let supervisor: Supervisor
  private let reporter: RunReporter

  init(_ supervisor: Supervisor, _ reporter: RunReporter) {
    self.supervisor = supervisor
    self.reporter = reporter
  }

  /// Applies the `metadata.csv` of each folder, then the tables that the command line names, which are stronger.
  ///
  /// Rows without a file and files without a row are told once a table.
  ///
  /// - Returns: Whether every table could be read.
  func apply(named: [String], to list: inout InputList) throws -> Bool {
    var isComplete = true
    for table in list.tables {
      isComplete = try apply(table.path, folder: table.folder, isNamed: false, to: &list) && isComplete
    }
    for path in named {
      isComplete = try apply(path, folder: FileSystem.folder(path), isNamed: true, to: &list) && isComplete
    }
    return isComplete
  }

  private func apply(_ path: String, folder: String, isNamed: Bool, to list: inout InputList) throws -> Bool {
    let table: (rows: [MetadataRow], warnings: [String])
    do {
      table = try supervisor.table(path)
    } catch let problem as Problem {
      reporter.problem(problem.line)
      return false
    }
    for warning in table.warnings { reporter.handle(.warning(path: path, warning)) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var places: [String: [Int]] = [:]
    var wanted: [Int] = []
    for (index, input) in list.inputs.enumerated() {
      if input.path.hasPrefix(prefix) {
        places[String(input.path.dropFirst(prefix.count)), default: []].append(index)
        wanted.append(index)
      } else if isNamed {
        wanted.append(index)
      }
      // A table that is named may lie anywhere: its paths may be those of the command line, or within the INPUT.
      if isNamed {
        places[Self.plain(input.path), default: []].append(index)
        places[input.id, default: []].append(index)
      }
    }
    var used: Set<Int> = []
    var without: [String] = []
    for row in table.rows {
      let found = places[Self.plain(row.path)] ?? []
      if found.isEmpty { without.append("line \(row.line) '\(row.path)'") }
      for index in Set(found) {
        list.add(row.values, toInput: index)
        used.insert(index)
      }
    }
    if !without.isEmpty {
      reporter.handle(.warning(path: path, "no file for \(Self.listed(without, "row"))"))
    }
    let rest = wanted.filter { !used.contains($0) }.map { list.inputs[$0].path }
    if !rest.isEmpty { reporter.handle(.warning(path: path, "no row for \(Self.listed(rest, "file"))")) }
    return true
  }

  /// Paths as they are compared: with slashes, without `./` at the head.
  private static func plain(_ path: String) -> String {
    var path = String(path.map { $0 == "\\" ? "/" : $0 })
    while path.hasPrefix("./") { path.removeFirst(2) }
    return path
  }

  private static func listed(_ names: [String], _ noun: String) -> String {
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    return "\(names.count) \(noun)\(names.count == 1 ? "" : "s"): " + names.prefix(10).joined(separator: ", ") + more
  }
}
