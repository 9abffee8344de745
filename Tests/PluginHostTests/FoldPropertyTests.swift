import PlainData
import PluginModel
import Reporting
import Testing

@testable import PluginHost

@Suite struct FoldPropertyTests {
  private static let counting = """
    return chancery.analysis {
      name = "words", summary = "Counts words.",
      map = function(document)
        return { words = document:frequencies("lower", { kind = "word" }), ids = { document.id }, bytes = #document.text,
          share = 1 / #document.text }
      end,
      report = function(result, report)
        report:note("bytes " .. result.bytes .. " share " .. string.format("%.17g", result.share))
        report:note(table.concat(result.ids, " "))
        for _, row in ipairs(result.words:rows()) do report:note(row[1] .. " " .. row[2]) end
      end,
    }
    """

  /// Merges by its own function, which is associative and not commutative.
  private static let joining = """
    return chancery.analysis {
      name = "joined", summary = "Joins texts.",
      map = function(document) return { document.text, random = { math.random(1000) } } end,
      merge = function(a, b)
        local random = {}
        for _, list in ipairs { a.random, b.random } do for _, n in ipairs(list) do random[#random + 1] = n end end
        return { a[1] .. "|" .. b[1], random = random }
      end,
      report = function(result, report) report:note(result[1]) report:note(table.concat(result.random, " ")) end,
    }
    """

  private static let texts = [
    "The CIS met.", "Russia and the CIS", "met.", "été été", "One two three two one.", "a", "The end.",
  ]

  /// The report of a corpus that is split into batches, each in a process (a runner) of its own.
  private static func report(_ plugin: RunSetup.PluginSource, cuts: [Int], tree: inout RepeatableNumbers) throws
    -> [UInt8]
  {
    let setup = setup([plugin], analyses: [0])
    var partials: [[UInt8]] = []
    for (from, to) in zip([0] + cuts, cuts + [texts.count]) where from < to {
      let runner = StepRunner(setup: setup, environment: environment())
      var batch: [[UInt8]] = []
      for index in from..<to {
        let bytes = Array(texts[index].utf8)
        let outcome = runner.process(
          bytes, input: BatchRequest.Input(ordinal: index, id: "\(index).txt", path: "\(index).txt", size: bytes.count),
          goal: .map, surveys: [:])
        if let failure = outcome.result.failures.first { throw failure }
        batch.append(try #require(outcome.partials[0]))
      }
      partials.append(try runner.merge(batch, of: .analysis(0)))
    }
    let last = StepRunner(setup: setup, environment: environment())
    // Neighbours are merged in any order.
    while partials.count > 1 {
      let first = tree.next(below: partials.count - 1)
      let count = 2 + tree.next(below: partials.count - first - 1)
      partials.replaceSubrange(
        first..<first + count, with: [try last.merge(Array(partials[first..<first + count]), of: .analysis(0))])
    }
    let report = try last.report(analysis: 0, partials[0], used: [:], documents: texts.count)
    return Wire.encode(report.value)
  }

  @Test(arguments: [counting, joining]) func anySplitGivesTheSameReport(text: String) throws {
    let plugin = try source(text, name: "fold")
    var seed = RepeatableNumbers(state: 1)
    let whole = try Self.report(plugin, cuts: [], tree: &seed)
    #expect(whole.count > 100)
    for mask in 0..<(1 << (Self.texts.count - 1)) {
      let cuts = (1..<Self.texts.count).filter { mask >> ($0 - 1) & 1 == 1 }
      #expect(try Self.report(plugin, cuts: cuts, tree: &seed) == whole, "cuts \(cuts)")
    }
  }
}

/// A generator of repeatable random numbers (SplitMix64).
struct RepeatableNumbers {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
  }
}
