import LuaRuntime
import PlainData
import PluginModel
import Reporting

/// Runs the three functions of one analysis.
struct AnalysisStep {
  let plugin: LoadedPlugin
  let options: ValueMap

  /// Runs `map` on the open document and gives the partial in wire form.
  func map(_ session: DocumentSession) throws(Problem) -> [UInt8] {
    plugin.context.session = session
    defer { plugin.context.session = nil }
    let results = try plugin.call(
      "map", [.value(.object(session.reference)), .frozen(.map(options))], label: session.document.id)
    return try plugin.plainResult(results, of: "map")
  }

  /// Folds neighbouring partials from the left: by the plugin's `merge`, or by the default.
  func merge(_ partials: [[UInt8]]) throws(Problem) -> [UInt8] {
    try Fold.merge(partials, plugin: plugin, options: options)
  }

  /// Runs `report` on the merged partial.
  ///
  /// - Parameter used: The merged partials of the analyses that this one uses, in wire form, by name.
  func report(_ partial: [UInt8]?, used: [String: [UInt8]], documents: Int, limits: RunLimits) throws(Problem) -> Report
  {
    let manifest = plugin.source.manifest
    let builder = ReportBuilder(
      analysis: manifest.name, version: manifest.version, title: manifest.summary, documents: documents,
      limit: limits.rows)
    guard let partial else {
      try? builder.add(note: "no documents were analysed")
      return builder.build()
    }
    plugin.context.report = builder
    defer { plugin.context.report = nil }
    let reference = ObjectReference(kind: ObjectKind.report.rawValue, a: 1, b: 0, c: 0, d: -1)
    _ = try plugin.call(
      "report",
      [
        .encoded(partial), .value(.object(reference)), .frozen(.map(options)),
        .frozenEncoded(Fold.map(of: used)),
      ], label: "")
    return builder.build()
  }
}

/// Folding of partials.
enum Fold {
  /// Folds neighbouring partials from the left.
  ///
  /// - Throws: `Problem` when the plugin's `merge` fails, or when the default cannot merge such values.
  static func merge(_ partials: [[UInt8]], plugin: LoadedPlugin, options: ValueMap) throws(Problem) -> [UInt8] {
    guard var result = partials.first else { return Wire.encode(.null) }
    if plugin.source.manifest.functions.contains("merge") {
      for partial in partials.dropFirst() {
        let results = try plugin.call(
          "merge", [.encoded(result), .encoded(partial), .frozen(.map(options))], label: "")
        result = try plugin.plainResult(results, of: "merge")
      }
      return result
    }
    // A tree of neighbours costs n log n where a left fold of growing lists would cost n².
    var level = partials
    while level.count > 1 {
      var next: [[UInt8]] = []
      next.reserveCapacity((level.count + 1) / 2)
      for index in stride(from: 0, to: level.count, by: 2) {
        if index + 1 < level.count {
          do {
            next.append(try Wire.merge(level[index], level[index + 1]))
          } catch {
            throw Problem(
              "two partials cannot be merged: \(error)", plugin: plugin.name, place: plugin.source.chunkName)
          }
        } else {
          next.append(level[index])
        }
      }
      level = next
    }
    result = level[0]
    return result
  }

  /// A map of encoded values, in wire form.
  static func map(of values: [String: [UInt8]]) -> [UInt8] {
    var map = ValueMap()
    for (name, bytes) in values { map[name] = (try? Wire.decode(bytes)) ?? .null }
    return Wire.encode(.map(map))
  }
}
