import PlainData
import PluginModel
import Testing

private let function = Value.object(ObjectReference(kind: 0))

/// A filter that provides and needs layers.
private func filter(_ name: String, provides: [String] = [], needs: [String] = []) throws -> Catalog.Entry {
  let layers = ValueMap(provides.map { (.string($0), .map(ValueMap())) })
  let manifest = try Manifest(
    kind: .filter,
    definition: [
      "name": .string(name), "summary": "s", "apply": function, "provides": .map(layers),
      "needs": .list(needs.map(Value.string)),
    ])
  return Catalog.Entry(manifest: manifest, origin: .bundled, path: name)
}

private func analysis(_ name: String, needs: [String] = [], uses: [String] = []) throws -> Catalog.Entry {
  let manifest = try Manifest(
    kind: .analysis,
    definition: [
      "name": .string(name), "summary": "s", "map": function, "report": function,
      "needs": .list(needs.map(Value.string)), "uses": .list(uses.map(Value.string)),
    ])
  return Catalog.Entry(manifest: manifest, origin: .bundled, path: name)
}

private func request(_ entry: Catalog.Entry) -> Planner.Request { Planner.Request(entry: entry, options: ValueMap()) }

@Suite struct PlannerTests {
  private func names(_ steps: [Plan.Step]) -> [String] { steps.map(\.entry.manifest.name) }

  @Test func putsProvidersBeforeWhatNeedsThem() throws {
    let brief = try analysis("brief", needs: ["commitments", "times"])
    var planner = Planner(
      catalog: Catalog([
        try filter("commitments", provides: ["commitments"], needs: ["entities", "times"]),
        try filter("entities", provides: ["entities"]), try filter("times", provides: ["times"]),
        try filter("unused", provides: ["unused"]), brief,
      ]), settings: OptionSettings())
    let plan = try planner.plan(filters: [], analyses: [request(brief)], output: nil)
    #expect(names(plan.filters) == ["entities", "times", "commitments"])
    #expect(plan.filters[0].reason == "provides 'entities', which 'commitments' needs")
  }

  @Test func anExplicitFilterReplacesTheBundledProvider() throws {
    let own = try filter("my-entities", provides: ["entities"])
    let brief = try analysis("brief", needs: ["entities"])
    var planner = Planner(
      catalog: Catalog([try filter("entities", provides: ["entities"]), own, brief]), settings: OptionSettings())
    let plan = try planner.plan(filters: [request(own)], analyses: [request(brief)], output: nil)
    #expect(names(plan.filters) == ["my-entities"])
  }

  @Test func refusesACycleAndSaysItsPath() throws {
    let a = try filter("a", provides: ["x"], needs: ["y"])
    var planner = Planner(
      catalog: Catalog([a, try filter("b", provides: ["y"], needs: ["x"])]), settings: OptionSettings())
    #expect(throws: PluginError.plan("filters need one another in a circle: a → b → a")) {
      try planner.plan(filters: [request(a)], analyses: [], output: nil)
    }
  }

  @Test func refusesTwoExplicitProviders() throws {
    let a = try filter("a", provides: ["x"])
    let b = try filter("b", provides: ["x"])
    var planner = Planner(catalog: Catalog([a, b]), settings: OptionSettings())
    #expect(throws: PluginError.plan("'a' and 'b' both provide the layer 'x': leave one out")) {
      try planner.plan(filters: [request(a), request(b)], analyses: [], output: nil)
    }
  }

  @Test func asksForAChoiceBetweenTwoProviders() throws {
    let brief = try analysis("brief", needs: ["x"])
    var planner = Planner(
      catalog: Catalog([try filter("a", provides: ["x"]), try filter("b", provides: ["x"]), brief]),
      settings: OptionSettings())
    #expect(
      throws: PluginError.plan(
        "'a' and 'b' both provide the layer 'x', which 'brief' needs: choose one with --filter NAME")
    ) { try planner.plan(filters: [], analyses: [request(brief)], output: nil) }
  }

  @Test func suggestsTheLayerThatWasMeant() throws {
    let brief = try analysis("brief", needs: ["entitys"])
    var planner = Planner(
      catalog: Catalog([try filter("entities", provides: ["entities"]), brief]), settings: OptionSettings())
    #expect(
      throws: PluginError.plan(
        "'brief' needs the layer 'entitys', which no filter provides: did you mean 'entities'?")
    ) { try planner.plan(filters: [], analyses: [request(brief)], output: nil) }
  }

  @Test func runsUsedAnalysesFirst() throws {
    let trends = try analysis("trends", uses: ["counts"])
    var planner = Planner(catalog: Catalog([try analysis("counts"), trends]), settings: OptionSettings())
    let plan = try planner.plan(filters: [], analyses: [request(trends)], output: nil)
    #expect(names(plan.analyses) == ["counts", "trends"])
    #expect(plan.analyses[0].reason == "used by 'trends'")
  }
}

@Suite struct OptionSettingsTests {
  @Test func theCommandLineBeatsTheConfiguration() throws {
    let entry = Catalog.Entry(
      manifest: try Manifest(
        kind: .analysis,
        definition: [
          "name": "n", "summary": "s", "map": function, "report": function,
          "options": ["minimum": ["type": "integer", "default": 1]],
        ]), origin: .bundled, path: "n")
    var settings = OptionSettings()
    #expect(try settings.request(entry).origins["minimum"] == "default")
    settings.set(plugin: "n", option: "minimum", to: "2", origin: "config:3")
    settings.set(plugin: "n", option: "minimum", to: "3", origin: "command line")
    let request = try settings.request(entry)
    #expect(request.options["minimum"] == 3)
    #expect(request.origins["minimum"] == "command line")
    settings.set(plugin: "n", option: "minimun", to: "3", origin: "command line")
    #expect(
      throws: PluginError.option(
        "analysis 'n' has no option 'minimun': did you mean 'minimum'? (command line)")
    ) { try settings.request(entry) }
  }
}

@Suite struct RunLimitsTests {
  @Test func readsUnits() throws {
    var limits = RunLimits()
    try limits.set("time=500ms")
    try limits.set("memory=64M")
    try limits.set("instructions=1000")
    #expect(limits.time == 0.5)
    #expect(limits.memory == 64 << 20)
    #expect(limits.instructions == 1000)
  }

  @Test(arguments: [
    ("tme=1s", "unknown limit 'tme': did you mean 'time'?"),
    ("time", "a limit is written NAME=VALUE, such as time=10s, not 'time'"),
    ("time=0", "limit 'time' takes a time such as 10s or 500ms, not '0'"),
    ("memory=lots", "limit 'memory' takes an amount such as 1000, 64K or 256M, not 'lots'"),
    ("memory=1", "limit 'memory' must be at least 1048576, not 1"),
  ])
  func refuses(text: String, message: String) {
    var limits = RunLimits()
    #expect(throws: PluginError.option(message)) { try limits.set(text) }
  }
}
