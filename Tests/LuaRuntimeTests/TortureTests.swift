import LuaRuntime
import PlainData
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Four tokens of three words in two fields, over memory of its own.
private final class HandmadeColumns {
  private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 9)
  private let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: 4)
  private let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 4)
  private let numbers = UnsafeMutablePointer<UInt32>.allocate(capacity: 4)

  init() {
    for (index, byte) in "onetwosix".utf8.enumerated() { bytes[index] = byte }
    for index in 0..<4 {
      offsets[index] = UInt32(3 * index)
      words[index] = UInt32(index % 3)
      numbers[index] = UInt32(index)
    }
  }

  deinit {
    bytes.deallocate()
    offsets.deallocate()
    words.deallocate()
    numbers.deallocate()
  }

  var view: ColumnView {
    ColumnView(
      count: 4, base: nil, local: ColumnView.Words(bytes: bytes, offsets: offsets, count: 3),
      fields: [.words(name: "text", values: words), .integer(name: "first", bias: 1, values: numbers)], owner: self)
  }
}

/// Makes the n-th allocation of a realistic script fail, for every n.
@Suite struct AllocationTortureTests {
  private static let library: LuaLibrary = {
    var library = LuaLibrary()
    library.functions = [
      "chancery.echo": 1, "chancery.fail": 2, "chancery.tokens": 3, "chancery.column": 4, "chancery.counts": 5,
      "chancery.spans": 6, "chancery.same": 7, "chancery.text": 8,
    ]
    var span = LuaLibrary.Kind(name: "span", id: 1)
    span.properties = ["text": 8]
    span.methods = ["self": 7]
    library.kinds = [span]
    library.constants = ["chancery.version": "1"]
    return library
  }()

  private static let module = """
    local M = { names = { a = 1, b = { 2, 3 } } }
    function M.join(list, mark) return table.concat(list, mark) end
    return M
    """

  private static let plugin = """
    local lists = require "lists"
    local shared = { depth = { more = { 1, 2, 3 } } }
    local calls = 0
    return { run = function(options)
      calls = calls + 1
      local out = { calls = calls, names = lists.names.b[2] }
      local words = {}
      for word, first in chancery.tokens() do words[#words + 1] = word .. first end
      out.words = lists.join(words, " ")
      out.column = chancery.column()[2]
      local counts = chancery.counts()
      local own = chancery.counter()
      own:add("x", 2) own:merge(counts)
      out.rows, out.own = own:rows { limit = 2 }, own
      out.echo = chancery.echo { a = { 1, 2, { b = "deep" } }, s = string.rep("long ", 40) }
      local ok, message = pcall(chancery.fail, "now")
      out.ok, out.message = ok, message
      out.handled = select(2, xpcall(chancery.fail, function(e) return "handled: " .. e end, "then"))
      local produce = coroutine.wrap(function() for i = 1, 3 do coroutine.yield { i } end end)
      out.sum = produce()[1] + produce()[1]
      for span in chancery.spans() do out[#out + 1] = span.text .. tostring(span:self() == span) end
      out.sub = ("a b c"):gsub("%w", function(c) return c:upper() end)
      out.found = { ("key = value"):match("(%w+) = (%w+)") }
      for a in ("x y z"):gmatch "%a" do words[#words + 1] = a end
      table.sort(words, function(a, b) return a > b end)
      out.sorted = words
      for k, v in pairs(options.limits) do out[k] = v end
      out.chunk = assert(load("return 1 + 1"))()
      do local c <close> = setmetatable({}, { __close = function() out.closed = true end }) end
      out.format = string.format("%5.2f %s %q", 1.5, shared, "q")
      print(out.format)
      return out, { 1, 2, 3 }
    end }
    """

  private static func host() -> TestHost {
    let host = TestHost()
    host.answers = [
      1: { .value($0.first ?? .null) }, 2: { throw LuaHostError("failed \($0.first?.string ?? "")") },
      3: { _ in .tokens(fields: [0, 1], range: 0..<4) }, 4: { _ in .column(field: 0, range: 0..<4) },
      5: { _ in .counts(field: 0, wordCounts: [(0, 2), (1, 1)]) },
      6: { _ in .spans((0..<3).map { ObjectReference(kind: 1, a: $0, b: 0, c: 0, d: -1) }) }, 7: { _ in .argument(1) },
      8: { _ in .value("span") },
    ]
    return host
  }

  /// What one run of the script came to.
  private struct Outcome {
    var error: LuaError?
    var result: [UInt8] = []
    var allocations = 0
    var bytesLeft: Int?
  }

  private static func run(_ failing: LuaState.FailingAllocation) -> Outcome {
    var outcome = Outcome()
    let host = host()
    var left: Int?
    do {
      let state = try LuaState(
        limits: LuaLimits(cpuTime: nil), library: library, host: host, seed: 7, failing: failing)
      state.onClose = { left = $0 }
      defer { outcome.allocations = state.allocations }
      _ = try state.load(
        source: Array(plugin.utf8), chunkName: "plugin.lua", modules: ["lists": Array(module.utf8)])
      let columns = HandmadeColumns()
      for document in 1...5 {
        try state.open(view: columns.view, handle: Int64(document))
        outcome.result = try state.call("run", [.frozen(["limits": ["most": 3]])])
        state.closeView()
        state.seedRandom(UInt64(document))
      }
      let free = try state.run(source: Array("return v, #v".utf8), chunkName: "free.lua", globals: ["v": "x"])
      outcome.result += Wire.encode(.list(free))
    } catch {
      outcome.error = error
    }
    outcome.bytesLeft = left
    return outcome
  }

  @Test func theScriptRuns() {
    let outcome = Self.run(.never)
    #expect(outcome.error == nil)
    #expect(outcome.bytesLeft == 0)
    #expect(outcome.allocations > 1000)
  }

  @Test(arguments: [0, 1, 2]) func everyAllocationMayFail(way: Int) {
    let plain = Self.run(.never)
    let step = getenv("CHANCERY_TORTURE_STRIDE").flatMap { Int(String(cString: $0)) } ?? 1
    var succeeded = 0
    var memory = 0
    var derived: [String: Int] = [:]
    for n in stride(from: 1, through: plain.allocations + 1, by: max(1, step)) {
      let outcome = Self.run(way == 0 ? .once(n) : way == 1 ? .twice(n) : .from(n))
      if let left = outcome.bytesLeft, left != 0 { Issue.record("allocation \(n): \(left) bytes left") }
      guard let error = outcome.error else {
        succeeded += 1
        // A failure that Lua makes good by collecting garbage, or that the script's pcall took, may change the result.
        if outcome.result.isEmpty { Issue.record("allocation \(n): neither result nor error") }
        continue
      }
      if error.kind == .memory {
        memory += 1
      } else {
        derived["\(error.kind): \(error.message)", default: 0] += 1
      }
    }
    let counts = "\(succeeded) ran, \(memory) memory, derived \(derived)"
    print("torture way \(way): \(plain.allocations) allocations, \(counts)")
    for (message, count) in derived {
      let known = ["not enough memory", "the memory limit", "an error happened while"].contains { message.contains($0) }
      #expect(known, "\(count) times: \(message)")
    }
    #expect(memory > 0)
  }
}
