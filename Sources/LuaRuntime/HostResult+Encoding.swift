import CLuaBridge
import PlainData

extension HostResult {
  /// Appends the result as a wire list with the bridge's recipes, whose layout `CLuaBridge.h` states.
  func encode(into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "L"))
    switch self {
    case .none: Self.append(0, &bytes)
    case .value(let value):
      Self.append(1, &bytes)
      Wire.encode(value, into: &bytes)
    case .values(let values):
      Self.append(UInt64(values.count), &bytes)
      for value in values { Wire.encode(value, into: &bytes) }
    case .encoded(let value):
      Self.append(1, &bytes)
      bytes += value
    case .argument(let number):
      Self.append(1, &bytes)
      bytes.append(UInt8(ascii: "a"))
      Self.append(UInt64(number), &bytes)
    case .tokens(let fields, let range):
      Self.append(1, &bytes)
      bytes.append(UInt8(ascii: "i"))
      Self.append(range, &bytes)
      Self.append(UInt64(fields.count), &bytes)
      for field in fields { Self.append(UInt64(field), &bytes) }
    case .column(let field, let range):
      Self.append(1, &bytes)
      bytes.append(UInt8(ascii: "c"))
      Self.append(UInt64(field), &bytes)
      Self.append(range, &bytes)
    case .counts(let field, let wordCounts):
      Self.append(1, &bytes)
      bytes.append(UInt8(ascii: "f"))
      Self.append(UInt64(field), &bytes)
      Self.append(UInt64(wordCounts.count), &bytes)
      for (id, count) in wordCounts {
        Self.append(UInt64(id), &bytes)
        Self.append(UInt64(count), &bytes)
      }
    case .spans(let references):
      Self.append(1, &bytes)
      bytes.append(UInt8(ascii: "o"))
      Self.append(UInt64(references.count), &bytes)
      for reference in references {
        Self.append(UInt64(reference.kind), &bytes)
        for word in [reference.a, reference.b, reference.c, reference.d] { Self.append(signed: word, &bytes) }
      }
    }
  }

  private static func append(_ number: UInt64, _ bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func append(signed number: Int64, _ bytes: inout [UInt8]) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63), &bytes)
  }

  private static func append(_ range: Range<Int>, _ bytes: inout [UInt8]) {
    append(signed: Int64(range.lowerBound), &bytes)
    append(signed: Int64(range.upperBound), &bytes)
  }
}
