import DocumentModel
import PlainData
import PluginModel

/// A whole run in one process, for tests of plugins: every step of a real run, without supervisor and workers.
struct LocalRun {
  let runner: StepRunner
  let target: OutputTarget

  typealias Input = (input: BatchRequest.Input, bytes: [UInt8])

  /// Runs everything and gives the result as plain data: `documents`, `layers`, `kept`, `report`, `output`, `files`.
  ///
  /// - Throws: `Problem`, the first failure of a document or step.
  func result(of inputs: [Input]) throws(Problem) -> Value {
    var surveys: [Int: [UInt8]] = [:]
    for (index, step) in runner.setup.filters.enumerated()
    where runner.setup.plugins[step.plugin].manifest.surveys {
      surveys[index] = try survey(index, inputs, surveys)
    }
    let goal: BatchRequest.Goal = runner.setup.output == nil ? .map : .write
    var documents: [Value] = []
    var partials: [[[UInt8]]] = runner.setup.analyses.map { _ in [] }
    var files = runner.setup.output == nil ? [] : try runner.write(edge: "begin", target: target)
    var warnings: [Value] = []
    for (input, bytes) in inputs {
      let outcome = runner.process(bytes, input: input, goal: goal, surveys: surveys, target: target)
      if let failure = outcome.result.failures.first { throw failure }
      for (step, partial) in outcome.partials.enumerated() {
        if let partial { partials[step].append(partial) }
      }
      warnings += outcome.result.warnings.map(Value.string)
      files += outcome.files
      documents.append(Self.describe(outcome))
    }
    if runner.setup.output != nil { files += try runner.write(edge: "finish", target: target) }
    var result = documents.first?.map ?? ValueMap()
    result["documents"] = .list(documents)
    result["warnings"] = .list(warnings)
    if !runner.setup.analyses.isEmpty { result["report"] = try report(partials) }
    for entry in TestSuite.outputs(files).map?.entries ?? [] { result[entry.key] = entry.value }
    return .map(result)
  }

  private func survey(
    _ index: Int, _ inputs: [Input], _ surveys: [Int: [UInt8]]
  ) throws(Problem) -> [UInt8] {
    var partials: [[UInt8]] = []
    for (input, bytes) in inputs {
      let outcome = runner.process(bytes, input: input, goal: .survey(filter: index), surveys: surveys)
      if let failure = outcome.result.failures.first { throw failure }
      partials += outcome.partials.compactMap { $0 }
    }
    return try runner.merge(partials, of: .survey(filter: index))
  }

  /// The report of the last analysis, which is the one asked for; those before are the ones that it uses.
  private func report(_ partials: [[[UInt8]]]) throws(Problem) -> Value {
    var merged: [String: [UInt8]] = [:]
    var report: Value = .null
    for index in runner.setup.analyses.indices {
      let partial = partials[index].isEmpty ? nil : try runner.merge(partials[index], of: .analysis(index))
      report = try runner.report(
        analysis: index, partial, used: merged, documents: partials[index].count
      ).value
      let name = runner.setup.plugins[runner.setup.analyses[index].plugin].manifest.name
      merged[name] = partial ?? Wire.encode(.null)
    }
    return report
  }

  private static func describe(_ outcome: StepRunner.Outcome) -> Value {
    var map = ValueMap()
    map["kept"] = .boolean(outcome.result.status == .kept)
    guard let document = outcome.document else { return .map(map) }
    map["text"] = .string(document.text.string)
    map["meta"] = .map(document.metadata.asMap)
    var layers = ValueMap()
    for (name, layer) in document.layers {
      layers[name] = .list(
        (0..<layer.count).map { item in
          var fields = layer.attributes(item)
          let range = layer.range(item)
          let place = document.text.luaRange(range)
          fields["first"] = .integer(Int64(place.first))
          fields["last"] = .integer(Int64(place.last))
          fields["text"] = (try? document.text.string(in: range)).map(Value.string)
          return .map(fields)
        })
    }
    map["layers"] = .map(layers)
    return .map(map)
  }
}
