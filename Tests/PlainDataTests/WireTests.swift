import PlainData
import Testing

@Suite struct WireTests {
  @Test func decodesWhatItEncodes() throws {
    var values = RandomValues(seed: 1)
    for round in 0..<3000 {
      let value = values.value()
      let bytes = Wire.encode(value)
      try #expect(Wire.decode(bytes) == value, "round \(round)")
      try Wire.check(bytes)
      try #expect(Wire.decode(Wire.encode(Wire.decode(bytes))) == value, "round \(round)")
    }
  }

  @Test func hasOneEncodingForAllButSums() throws {
    var values = RandomValues(seed: 8, allowsSums: false)
    for round in 0..<3000 {
      let bytes = Wire.encode(values.value())
      try #expect(Wire.encode(Wire.decode(bytes)) == bytes, "round \(round)")
    }
  }

  @Test func keepsEachFloat() throws {
    let floats: [Double] = [0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    for float in floats {
      let decoded = try Wire.decode(Wire.encode(.number(float)))
      guard case .number(let number) = decoded else {
        Issue.record("\(float) became \(decoded)")
        continue
      }
      #expect(number.bitPattern == float.bitPattern)
    }
  }

  @Test func splitsListsIntoElements() throws {
    var values = RandomValues(seed: 2)
    for _ in 0..<300 {
      let list = (0..<4).map { _ in values.value() }
      try #expect(Wire.elements(Wire.encode(.list(list))) == list.map { Wire.encode($0) })
    }
    #expect(throws: WireError.malformed("not a list")) { try Wire.elements(Wire.encode(1)) }
  }

  @Test func objectsStayInsideTheProcess() throws {
    let value = Value.list([.object(ObjectReference(kind: 7, a: -1, b: .max, c: .min, d: 0))])
    let bytes = Wire.encode(value)
    try #expect(Wire.decode(bytes, allowingObjects: true) == value)
    #expect(throws: WireError.object) { try Wire.decode(bytes) }
    #expect(throws: WireError.object) { try Wire.check(bytes) }
    #expect(throws: WireError.object) { try Wire.merge(bytes, bytes) }
    #expect("\(WireError.object)" == "an object of the host or a function is not plain data")
  }

  /// Bytes that no encoder makes, and what is said of them.
  static let malformed: [(id: String, bytes: [UInt8], message: String)] = [
    ("empty", [], "malformed data: it ends too early"),
    ("unknown tag", [0x5A], "malformed data: unknown tag 90"),
    ("trailing bytes", [0x4E, 0x4E, 0x4E], "malformed data: 2 bytes too many"),
    ("cut integer", [0x49, 0x80], "malformed data: it ends too early"),
    ("integer of 70 bits", [0x49] + [UInt8](repeating: 0xFF, count: 10), "malformed data: a number is too large"),
    ("cut double", [0x44, 0, 0, 0], "malformed data: it ends too early"),
    ("string beyond the end", [0x53, 5, 0x61], "malformed data: a count is larger than the data"),
    (
      "a list of 2^63", [0x4C, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
      "malformed data: a count is larger than the data"
    ),
    ("cut map", [0x4D, 1, 0x49, 2], "malformed data: it ends too early"),
    ("keys out of order", [0x4D, 2, 0x49, 4, 0x4E, 0x49, 2, 0x4E], "malformed data: keys are not in order"),
    ("a key twice", [0x4D, 2, 0x49, 2, 0x4E, 0x49, 2, 0x4E], "malformed data: keys are not in order"),
    (
      "a float as key", [0x4D, 1, 0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x4E],
      "malformed data: a key is neither an integer nor a string"
    ),
    ("a sum of too many", [0x58, 9, 0], "malformed data: a count is larger than the data"),
  ]

  @Test(arguments: malformed.indices) func refuses(_ index: Int) {
    let (id, bytes, message) = Self.malformed[index]
    let error = #expect(throws: WireError.self, "\(id)") { try Wire.decode(bytes) }
    #expect(error?.description == message, "\(id)")
  }

  @Test func limitsNesting() throws {
    func nested(_ depth: Int) -> Value { (0..<depth).reduce(Value.null) { value, _ in .list([value]) } }
    try #expect(Wire.decode(Wire.encode(nested(Wire.depthLimit))) == nested(Wire.depthLimit))
    let deep = Wire.encode(nested(Wire.depthLimit + 1))
    let expected = WireError.malformed("it is nested too deeply")
    #expect(throws: expected) { try Wire.decode(deep) }
    #expect(throws: expected) { try Wire.check(deep) }
    #expect(throws: expected) { try Wire.elements(deep) }
    #expect(throws: expected) {
      try Wire.decode([UInt8](repeating: 0x4C, count: 100_000).flatMap { [$0, 1] } + [0x4E])
    }
  }
}

@Suite struct WireFuzz {
  /// Changes bytes here and there: flips, cuts, insertions and copies.
  private func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = bytes.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert("NTFIDSLMCXU".utf8.randomElement(using: &random) ?? 0, at: place)
      default: bytes += bytes[place...]
      }
    }
    return bytes
  }

  @Test func hostileBytesOnlyThrow() {
    var values = RandomValues(seed: 3)
    var random = Seeded(4)
    var accepted = 0
    for round in 0..<20_000 {
      let bytes = mutated(Wire.encode(values.value()), &random)
      let value = try? Wire.decode(bytes, allowingObjects: true)
      _ = try? Wire.elements(bytes)
      if let value {
        accepted += 1
        // `check` passes over what `decode` takes, but for objects.
        if (try? Wire.decode(bytes)) != nil { #expect((try? Wire.check(bytes)) != nil, "round \(round): \(bytes)") }
        // What was accepted can be sent on.
        let again = Wire.encode(value)
        #expect((try? Wire.decode(again, allowingObjects: true)) != nil, "round \(round): \(bytes)")
      }
    }
    #expect(accepted > 500)
  }

  @Test func noiseOnlyThrows() {
    var random = Seeded(5)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
        random.once(in: 2)
          ? "NTFIDSLMCXU".utf8.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...4, using: &random)
      }
      _ = try? Wire.decode(bytes, allowingObjects: true)
      _ = try? Wire.check(bytes)
      _ = try? Wire.merge(bytes, bytes)
    }
  }

  @Test func mergingHostileBytesOnlyThrows() {
    var values = RandomValues(seed: 6)
    var random = Seeded(7)
    for _ in 0..<20_000 {
      let bytes = Wire.encode(values.value())
      let other = mutated(bytes, &random)
      _ = try? Wire.merge(bytes, other)
      _ = try? Wire.merge(other, bytes)
    }
  }
}
