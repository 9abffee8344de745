import PlainData

/// The values of one attribute for all items of a layer, in flat memory; a missing value is `nil`.
struct AttributeColumn: Sendable {
  private enum Storage: Sendable {
    case integers(Column<Int64>)
    case numbers(Column<Double>)
    case booleans(Column<Bool>)
    /// A word number for each item.
    case words(Column<UInt32>, Vocabulary)
    /// For each item where its elements begin in the inner column, and the end.
    indirect case lists(Column<UInt32>, AttributeColumn)
  }

  private let storage: Storage
  private let present: Column<Bool>

  init(type: AttributeType, values: [Value?]) {
    present = Column(values.map { $0 != nil })
    switch type {
    case .scalar(let scalar): storage = Self.scalars(scalar, values)
    case .list(let scalar):
      var offsets: [UInt32] = [0]
      var elements: [Value?] = []
      for value in values {
        elements += value?.list ?? []
        offsets.append(UInt32(elements.count))
      }
      storage = .lists(Column(offsets), AttributeColumn(type: .scalar(scalar), values: elements))
    }
  }

  private static func scalars(_ scalar: AttributeType.Scalar, _ values: [Value?]) -> Storage {
    switch scalar {
    case .integer: return .integers(Column(values.map { $0?.integer ?? 0 }))
    case .number: return .numbers(Column(values.map { $0?.number ?? 0 }))
    case .boolean: return .booleans(Column(values.map { $0?.boolean ?? false }))
    case .string, .date:
      var vocabulary = VocabularyBuilder()
      let ids = values.map { vocabulary.intern($0?.string ?? "") }
      return .words(Column(ids), vocabulary.build())
    }
  }

  subscript(_ item: Int) -> Value? {
    guard present[item] else { return nil }
    switch storage {
    case .integers(let column): return .integer(column[item])
    case .numbers(let column): return .number(column[item])
    case .booleans(let column): return .boolean(column[item])
    case .words(let column, let vocabulary): return .string(vocabulary[column[item]])
    case .lists(let offsets, let inner):
      return .list((Int(offsets[item])..<Int(offsets[item + 1])).compactMap { inner[$0] })
    }
  }
}
