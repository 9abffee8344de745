import PlainData

/// A named list of spans of one document, each with typed attributes, sorted by where they begin, longer ones first.
///
/// Spans and attributes are columns: no object an item.
public struct Layer: Sendable {
  /// What plugins know it by: `entities`, `times`.
  public let name: String
  /// The attributes that its items may have.
  public let schema: LayerSchema
  /// The filter that made it, or "input".
  public let provider: String
  private let starts: Column<UInt32>
  private let ends: Column<UInt32>
  /// The largest end among the items up to each, so that overlaps are found without looking at all items.
  private let reach: Column<UInt32>
  private let columns: [AttributeColumn]

  init(name: String, schema: LayerSchema, provider: String, items: [(range: Range<Int>, values: [Value?])]) {
    self.name = name
    self.schema = schema
    self.provider = provider
    let order = items.indices.sorted { a, b in
      let (x, y) = (items[a].range, items[b].range)
      return (x.lowerBound, -x.upperBound, a) < (y.lowerBound, -y.upperBound, b)
    }
    starts = Column(order.map { UInt32(items[$0].range.lowerBound) })
    ends = Column(order.map { UInt32(items[$0].range.upperBound) })
    var reach: [UInt32] = []
    for item in order { reach.append(max(reach.last ?? 0, UInt32(items[item].range.upperBound))) }
    self.reach = Column(reach)
    columns = schema.attributes.indices.map { index in
      AttributeColumn(type: schema.attributes[index].type, values: order.map { items[$0].values[index] })
    }
  }

  /// The number of items.
  public var count: Int { starts.count }

  /// The bytes of an item.
  public func range(_ item: Int) -> Range<Int> { Int(starts[item])..<Int(ends[item]) }

  /// An attribute of an item; `nil` where it has none.
  public func attribute(_ name: String, _ item: Int) -> Value? {
    schema.index(of: name).flatMap { columns[$0][item] }
  }

  /// All attributes that an item has.
  public func attributes(_ item: Int) -> ValueMap {
    var map = ValueMap()
    for (index, attribute) in schema.attributes.enumerated() { map[attribute.name] = columns[index][item] }
    return map
  }

  /// The items that share a byte with a range, in order; none for an empty range.
  ///
  /// - Complexity: O(log n + items between the first and the last of them).
  public func items(overlapping range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(reach[middle]) > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    var items: [Int] = []
    var item = low
    while item < count, Int(starts[item]) < range.upperBound {
      if Int(ends[item]) > range.lowerBound { items.append(item) }
      item += 1
    }
    return items
  }

  /// The same items at other places; those whose place is `nil` are left out.
  func moved(_ place: (Range<Int>) -> Range<Int>?) -> (layer: Layer, dropped: Int) {
    var items: [(range: Range<Int>, values: [Value?])] = []
    for item in 0..<count {
      guard let range = place(range(item)) else { continue }
      items.append((range, columns.map { $0[item] }))
    }
    let layer = Layer(name: name, schema: schema, provider: provider, items: items)
    return (layer, count - items.count)
  }
}

/// Collects the items of a layer.
public struct LayerBuilder {
  private let name: String
  private let schema: LayerSchema
  private let provider: String
  private var items: [(range: Range<Int>, values: [Value?])] = []

  /// Takes its parts.
  public init(name: String, schema: LayerSchema, provider: String) {
    self.name = name
    self.schema = schema
    self.provider = provider
  }

  /// Adds an item.
  ///
  /// - Throws: `LayerError` when the span does not fit the text or is empty, or an attribute is unknown or of another type.
  public mutating func append(_ range: Range<Int>, _ attributes: ValueMap, in text: Text) throws(LayerError) {
    do {
      try text.check(range)
    } catch {
      throw .span(layer: name, error)
    }
    guard !range.isEmpty else { throw .emptySpan(layer: name) }
    var values = [Value?](repeating: nil, count: schema.attributes.count)
    for entry in attributes.entries {
      let key = entry.key.text
      guard let index = schema.index(of: key) else {
        throw .unknownAttribute(layer: name, key, known: schema.attributes.map(\.name))
      }
      if entry.value == .null { continue }
      guard let value = schema.attributes[index].type.normalized(entry.value) else {
        throw .wrongType(
          layer: name, key, expected: schema.attributes[index].type.description, given: Self.typeName(entry.value))
      }
      values[index] = value
    }
    items.append((range, values))
  }

  /// The finished layer.
  public consuming func build() -> Layer { Layer(name: name, schema: schema, provider: provider, items: items) }

  private static func typeName(_ value: Value) -> String {
    switch value {
    case .null: "nothing"
    case .boolean: "a boolean"
    case .integer(let number): "the integer \(number)"
    case .number(let number): "the number \(number)"
    case .string(let text): text.utf8.count > 40 ? "a string" : "the string '\(text)'"
    case .bytes: "a string that is not UTF-8"
    case .list: "a list"
    case .map, .counter: "a table"
    case .sum: "a number"
    case .object: "an object of the host"
    }
  }
}
