import LuaRuntime
import PlainData
import Testing

/// A host that answers a few numbers, for tests.
final class TestHost: LuaHost {
  var lines: [String] = []
  var answers: [UInt32: ([Value]) throws -> HostResult] = [:]

  func call(function: UInt32, arguments: [Value], state: LuaState) throws -> HostResult {
    guard let answer = answers[function] else { throw LuaHostError("no function \(function)") }
    return try answer(arguments)
  }

  func log(_ level: LogLevel, _ message: String, line: Int?) {
    lines.append("\(level == .warn ? "warn" : "print")\(line.map { ":\($0)" } ?? "") \(message)")
  }
}

/// Runs a chunk in a fresh state and gives its results.
func run(
  _ source: String, limits: LuaLimits = LuaLimits(), host: TestHost = TestHost(), library: LuaLibrary = LuaLibrary(),
  globals: [String: Value] = [:]
) throws -> [Value] {
  let state = try LuaState(limits: limits, library: library, host: host, seed: 1)
  return try state.run(source: Array(source.utf8), chunkName: "test.lua", globals: globals)
}

func failure(_ source: String, limits: LuaLimits = LuaLimits()) -> LuaError? {
  do {
    _ = try run(source, limits: limits)
    return nil
  } catch {
    return error as? LuaError
  }
}

@Suite struct ConversionTests {
  /// One rule and direction each: Lua to Swift.
  @Test(
    arguments: [
      ("return nil", .null), ("return true", true), ("return 12", 12), ("return 1.5", 1.5), ("return 2.0", .number(2)),
      ("return 'é'", "é"), ("return '\\xff'", .bytes([255])), ("return {1, 2}", [1, 2]),
      ("return {}", .map(ValueMap())),
      ("return {b = 1, a = 2, [3] = 4}", .map(ValueMap([(.integer(3), 4), (.string("a"), 2), (.string("b"), 1)]))),
      ("return {1, nil, 3}", .map(ValueMap([(.integer(1), 1), (.integer(3), 3)]))),
      ("return math.mininteger", .integer(.min)), ("return print", .object(ObjectReference(kind: 0))),
      ("local c = chancery.counter() c:add('x', 2) return c", .counter(ValueMap([(.string("x"), 2)]))),
    ] as [(String, Value)])
  func fromLua(source: String, value: Value) throws { #expect(try run(source) == [value]) }

  /// One rule and direction each: Swift to Lua.
  @Test(
    arguments: [
      (.null, "return v == nil"), (true, "return v == true"), (12, "return math.type(v) == 'integer' and v == 12"),
      (.number(2), "return math.type(v) == 'float' and v == 2"), ("é", "return #v == 2"),
      (.bytes([255, 0]), "return v == '\\xff\\0'"), ([1, 2], "return #v == 2 and v[2] == 2"),
      (["a": 1], "return v.a == 1"), (.counter(ValueMap([(.string("x"), 2)])), "return v:get('x') == 2"),
      (.sum(ExactSum(parts: [1e100, 1, -1e100])), "return v == 1.0"),
    ] as [(Value, String)])
  func toLua(value: Value, source: String) throws {
    // A global that is nil does not exist: that rule is looked at through a table.
    let wrapped = "local v = box.v \(source)"
    #expect(try run(wrapped, globals: ["box": value == .null ? ["w": 1] : ["v": value]]) == [true])
  }

  @Test(arguments: [
    ("return {[1.5] = 1}", "plain data has integers or strings as keys, not a number"),
    ("local t = {} t.t = t return t", "plain data is nested more than 100 deep: does a table hold itself?"),
    ("return coroutine.create(print)", "a thread is not plain data"),
  ])
  func refuses(source: String, message: String) { #expect(failure(source)?.message == message) }
}

@Suite struct SandboxTests {
  @Test func globalsAreJustTheAllowList() throws {
    let names = try run("local n = {} for k in pairs(_G) do n[#n+1] = k end return table.concat(n, ' ')")
    #expect(
      names
        == [
          "_G _VERSION assert chancery coroutine error getmetatable ipairs load math next pairs pcall print rawequal "
            + "rawget rawlen rawset require select setmetatable string table tonumber tostring type utf8 warn xpcall"
        ].map(Value.string))
  }

  @Test(arguments: [
    ("return chancry", "unknown name 'chancry': did you mean 'chancery'?"),
    ("return os.time()", "unknown name 'os': declare it with local"),
    ("string.rep = nil", "attempt to change a read-only table (field 'rep')"),
    ("rawset(string, 'x', 1)", "attempt to change a read-only table"),
    ("setmetatable({}, {__gc = print})", "finalisers (__gc) are not allowed: use <close> variables"),
    ("return string.format('%p', {})", "'%p' is not allowed: addresses differ from run to run"),
    ("return load('\\27Lua')()", "attempt to call a nil value"),
    ("require 'x'", "no module 'x': the plugin's folder holds no modules"),
    ("error({})", "table"), ("error(setmetatable({}, {__tostring = function() return 'own' end}))", "own"),
    ("local function f() error('deep') end f()", "deep"), ("error()", "nil"),
  ])
  func refuses(source: String, message: String) throws {
    let error = try #require(failure(source))
    #expect(error.message.hasPrefix(message), "\(error.message)")
  }

  @Test func stringsMethodsAreTheGuardedOnes() throws {
    #expect(try run("return ('x'):rep(3), getmetatable(''), ('ab'):find('b')") == ["xxx", .null, 2, 2])
  }

  @Test func printsNoAddresses() throws {
    #expect(
      try run(
        "return tostring({}), tostring(print), string.format('%s %s', {}, print), tostring(coroutine.create(print))")
        == ["table", "function", "table function", "thread"])
  }

  @Test func printAndWarnGoToTheLog() throws {
    let host = TestHost()
    _ = try run("print(1, 'a', nil)\nwarn('careful')", host: host)
    #expect(host.lines == ["print:1 1\ta\tnil", "warn:2 careful"])
  }

  @Test func errorsCarryPlaceLineAndTraceback() throws {
    let error = try #require(failure("local function inner()\n  local x = nil\n  return x.y\nend\ninner()\n"))
    #expect(error.chunk == "test.lua")
    #expect(error.line == 3)
    #expect(error.sourceLine == "return x.y")
    #expect(error.message == "attempt to index a nil value (local 'x')")
    #expect(error.traceback == ["test.lua:3 in 'inner'", "test.lua:5"])
  }

  @Test func syntaxErrorsAreTold() throws {
    let error = try #require(failure("local x =\n  = 2"))
    #expect(error.kind == .syntax)
    #expect(error.line == 2)
    #expect(error.message == "unexpected symbol near '='")
  }

  @Test func pairsVisitInFixedOrder() throws {
    let source = """
      local t = {zebra = 1, apple = 2, [10] = 3, [2] = 4, [1.5] = 5, [true] = 6}
      local keys = {} for k in pairs(t) do keys[#keys + 1] = tostring(k) end
      local again = {} local k = next(t) while k ~= nil do again[#again + 1] = tostring(k) k = next(t, k) end
      return table.concat(keys, ' '), table.concat(again, ' ')
      """
    #expect(try run(source) == ["2 10 1.5 apple zebra true", "2 10 1.5 apple zebra true"])
  }
}

@Suite struct PluginStateTests {
  private func plugin(_ source: String, modules: [String: String] = [:]) throws -> LuaState {
    let state = try LuaState(limits: LuaLimits(), library: LuaLibrary(), host: TestHost(), seed: 1)
    _ = try state.load(
      source: Array(source.utf8), chunkName: "plugin.lua", modules: modules.mapValues { Array($0.utf8) })
    return state
  }

  private func call(_ state: LuaState, _ name: String, _ arguments: [LuaArgument] = []) throws -> [Value] {
    try Wire.decode(try state.call(name, arguments)).list ?? []
  }

  @Test func nothingSurvivesFromCallToCall() throws {
    let state = try plugin(
      """
      local count, cache = 0, { seen = {} }
      return {
        count = function() count = count + 1 return count end,
        write = function(k) cache.seen[k] = true end,
        insert = function() table.insert(cache, 1) end,
        read = function() return cache.seen.x, #cache, next(cache) end,
        global = function() x = 1 end,
      }
      """)
    #expect(try call(state, "count") == [1])
    #expect(try call(state, "count") == [1])
    for name in ["write", "insert", "global"] {
      #expect(throws: LuaError.self) { try call(state, name, [.value("x")]) }
    }
    #expect(try call(state, "read").first == .null)
  }

  @Test func modulesAreRequired() throws {
    let state = try plugin(
      "local m = require 'lists' return { f = function() return m.double(4) end }",
      modules: ["lists": "local M = {} function M.double(n) return 2 * n end return M"])
    #expect(try call(state, "f") == [8])
  }

  @Test func frozenArgumentsCannotBeChanged() throws {
    let state = try plugin(
      "return { f = function(o) return o.a.b, #o.list, o.list[2] end, g = function(o) o.a.b = 2 end }")
    let options: Value = ["a": ["b": 1], "list": [1, 2]]
    #expect(try call(state, "f", [.frozen(options)]) == [1, 2, 2])
    #expect(throws: LuaError.self) { try call(state, "g", [.frozen(options)]) }
  }

  @Test func findsFunctionsByPath() throws {
    let state = try plugin(
      "return { { check = function() return 'one' end }, { check = function() return 'two' end } }")
    #expect(state.has(function: "2.check"))
    #expect(!state.has(function: "3.check"))
    #expect(try call(state, "2.check") == ["two"])
  }
}

@Suite struct LimitAttackTests {
  private static let limits = LuaLimits(memory: 32 << 20, cpuTime: 0.15, patternSteps: 5_000_000)

  /// Scripts that try to run for ever, each in its own way; `ok` would mean that they got away.
  static let attacks: [String] = [
    "while true do end", "while true do pcall(function() while true do end end) end",
    "local function f() return pcall(f) end while true do f() end",
    "while true do coroutine.wrap(function() while true do end end)() end",
    "local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end",
    "local function fan(n) if n == 0 then return end for i = 1, 40 do coroutine.wrap(fan)(n - 1) end end fan(12)",
    "local function fan(n) if n == 0 then return end for i = 1, 40 do pcall(coroutine.wrap(fan), n - 1) end end fan(12)",
    "while true do local x <close> = setmetatable({}, {__close = function() while true do end end}) end",
    "while true do pcall(function() local x <close> = setmetatable({}, {__close = function() while true do end end}) end) end",
    "while true do tostring(setmetatable({}, {__tostring = function() while true do end end})) end",
    "while true do table.sort({3, 2, 1}, function() while true do end end) end",
    "while true do string.gsub('abc', '.', function() while true do end end) end",
    "while true do xpcall(error, function() while true do end end) end",
    "while true do xpcall(function() while true do end end, function(e) return e end) end",
    "local t = setmetatable({}, {__index = function(t, k) while true do end end}) while true do local x = t.y end",
    "while true do load(function() while true do end end) end",
    "while true do string.find(('a'):rep(40), ('a?'):rep(40) .. ('a'):rep(40)) end",
    "string.find(('a'):rep(5000), '.-.-.-.-b')", "string.gsub(('a'):rep(1000000), '.-b', '')",
    "while true do string.rep('', 1 << 62) end", "table.move({}, 1, 1 << 53, 2)",
    "table.insert(setmetatable({}, {__len = function() return 1 << 53 end}), 1, 1) while true do end",
    "local t = {} for i = 1, 1e9 do t[i] = i end", "local s = 'x' while true do s = s .. s end",
    "string.rep('x', 1 << 40)", "local function f() return f() + 1 end while true do pcall(f) end",
    "local t = {} t[1] = t while true do pcall(table.concat, t) end", "while true do utf8.char(65) end",
    "for w in ('x '):rep(100000):gmatch('%w+') do while true do end end",
    "local co co = coroutine.create(function() while true do end end) while true do coroutine.resume(co) coroutine.close(co) end",
    "while true do coroutine.close(coroutine.create(function() end)) end",
    "while true do select('#', table.unpack({}, 1, 250)) end", "goto a ::a:: goto a",
    "while true do next({}) end", "while true do string.format('%99d', 1) end",
    "local m = {} m.__lt = function() while true do end end local a = setmetatable({}, m) local x = a < a",
  ]

  @Test(arguments: attacks)
  func isStoppedAndStaysStopped(source: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let error = try #require(failure(source, limits: Self.limits), "it got away: \(source)")
    let expected: [LuaError.Kind] = [.time, .memory, .patternSteps]
    #expect(
      expected.contains(error.kind) || error.message.contains("too large") || error.message.contains("too many"),
      "\(source): \(error.message)")
    #expect(clock.now - start < .seconds(3), "\(source)")
  }

  @Test func instructionsAreCounted() throws {
    let error = try #require(failure("while true do end", limits: LuaLimits(cpuTime: nil, instructions: 100_000)))
    #expect(error.kind == .instructions)
  }

  @Test func aSpentStateSaysSo() throws {
    let state = try LuaState(limits: Self.limits, library: LuaLibrary(), host: TestHost(), seed: 1)
    #expect(throws: LuaError.self) { try state.run(source: Array("while true do end".utf8), chunkName: "c") }
    #expect(state.isSpent)
  }
}

/// What audits of the bridge found, each with the way in which it got through.
@Suite struct BridgeRegressionTests {
  private func calls(_ source: String, times: Int = 3, modules: [String: String] = [:]) throws -> [[Value]] {
    let state = try LuaState(limits: LuaLimits(cpuTime: 2), library: LuaLibrary(), host: TestHost(), seed: 1)
    _ = try state.load(
      source: Array(source.utf8), chunkName: "plugin.lua", modules: modules.mapValues { Array($0.utf8) })
    return try (0..<times).map { _ in try Wire.decode(try state.call("f", [])).list ?? [] }
  }

  /// Scripts that tried to carry something from call to call: every call gives the same, or all are refused.
  @Test(arguments: [
    "local last = {} return {f = function() local o = last.v last = {v = (o or 0) + 1} return o end}",
    "local memo = setmetatable({}, {__index = function(t, k) t.n = (rawget(t, 'n') or 0) + 1 end}) "
      + "return {f = function() local _ = memo.zz return memo.n end}",
    "cache = {} return {f = function() cache[#cache + 1] = 1 return #cache end}",
    "local n = 0 function bump() n = n + 1 return n end return {f = function() return bump() end}",
    "return {f = function() rawset(_G, 'n', (rawget(_G, 'n') or 0) + 1) return n end}",
    "return {f = function() table.insert(_G, 1) return #_G end}",
    "local t = {1} return {f = function() local _, r = pairs(t) r[#r + 1] = 1 return #t end}",
    "local o = setmetatable({}, {__index = {list = {}}}) "
      + "return {f = function() table.insert(o.list, 1) return #o.list end}",
    "local c = chancery.counter() return {f = function() c:add('x') return c:get('x') end}",
  ])
  func nothingIsCarried(source: String) throws {
    do {
      let results = try calls(source)
      #expect(results.allSatisfy { $0 == results[0] }, "\(results)")
    } catch let error as LuaError {
      #expect(error.message.contains("read-only"), "\(error.message)")
    }
  }

  @Test(arguments: [
    "local co = coroutine.wrap(function() end) return {f = function() return co() end}",
    "local it = ('abc'):gmatch('.') return {f = function() return it() end}",
  ])
  func iteratorsCannotBeKept(source: String) {
    #expect(throws: LuaError.self) { try calls(source) }
  }

  @Test func classesWorkAfterLoading() throws {
    let source = """
      local C = {} C.__index = C
      function C:inc() self.n = self.n + 1 return self.n end
      local random, format = math.random, string.format
      return { f = function()
        local o = setmetatable({ n = 0 }, C)
        random()
        return o:inc(), o:inc(), format("%d", 3), getmetatable(o) == C
      end }
      """
    #expect(try calls(source, times: 1) == [[1, 2, "3", true]])
  }

  @Test(arguments: [
    "local s = pairs({1, 2}) return s(5, 0)", "local s = pairs({a = 1}) return s('x')",
    "local c = chancery.counter() return pcall(rawset, c, 1, 'abc')",
  ])
  func forgedArgumentsDoNoHarm(source: String) throws { _ = try? run(source) }

  @Test func weakKeysAreHeldWhileTheyAreSorted() throws {
    let source = """
      local total = 0
      for round = 1, 30 do
        local t = setmetatable({}, { __mode = "v" })
        for i = 1, 2000 do t["key" .. i .. round] = {} end
        for _ in pairs(t) do total = total + 1 end
        for _ in next, t do total = total + 1 end
      end
      return total > 0
      """
    #expect(try run(source) == [true])
  }

  @Test func elementsTakenOutDuringALoopHideNoOthers() throws {
    let source = """
      local t, seen = {1, 2, 3, 4, 5, 6, 7, 8, 9}, {}
      for k in pairs(t) do
        seen[#seen + 1] = k
        if k == 1 then for _, gone in ipairs { 1, 8, 9, 4, 6 } do t[gone] = nil end end
      end
      return table.concat(seen, " ")
      """
    #expect(try run(source) == ["1 2 3 5 7"])
  }

  @Test func aFailedAllocationCannotBeCaught() throws {
    let error = failure("pcall(string.rep, 'x', 1 << 26) return 1", limits: LuaLimits(memory: 8 << 20))
    #expect(error?.kind == .memory)
  }

  @Test func ownMessagesAreNotTakenForPlaces() {
    #expect(failure("error('cannot reach http://x:80: down', 0)")?.message == "cannot reach http://x:80: down")
  }
}
