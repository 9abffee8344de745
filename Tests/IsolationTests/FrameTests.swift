import CSystem
import Glibc
import Isolation
import Testing

extension AllTests {
  @Suite struct FrameTests {
    /// The bytes of a frame, written down independently of the implementation.
    static func bytes(
      kind: UInt8 = 16, descriptors: UInt8 = 0, sequence: UInt32 = 1, length: UInt32? = nil, payload: [UInt8] = []
    ) -> [UInt8] {
      let length = length ?? UInt32(payload.count)
      return [0x43, 0x46, kind, descriptors]
        + [sequence, length].flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } } + payload
    }

    /// Feeds a stream in the given pieces; the frames before an error, and the error.
    static func parse(_ stream: [UInt8], pieces: [Int], limit: Int = 1000) -> ([FrameParser.Numbered], String?) {
      var parser = FrameParser(frameBytes: limit)
      var frames: [FrameParser.Numbered] = []
      var rest = stream[...]
      var sizes = pieces[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(sizes.popFirst() ?? rest.count))
        rest = rest.dropFirst(piece.count)
        do {
          try piece.withUnsafeBytes { try parser.feed($0) { frames.append($0) } }
        } catch {
          // What is broken stays broken.
          #expect(throws: FrameError.self) {
            try [UInt8](repeating: 0, count: 1).withUnsafeBytes { try parser.feed($0) { _ in } }
          }
          return (frames, "\(error)")
        }
      }
      return (frames, nil)
    }

    @Test func cutsAStreamAtAnyPlace() {
      let stream =
        Self.bytes(payload: [1, 2, 3]) + Self.bytes(kind: 3, sequence: 9) + Self.bytes(kind: 255, payload: [4])
      let expected = Self.parse(stream, pieces: []).0
      #expect(
        expected.map(\.frame) == [Frame(kind: 16, payload: [1, 2, 3]), Frame(kind: 3), Frame(kind: 255, payload: [4])])
      #expect(expected.map(\.sequence) == [1, 9, 1])
      for cut in 1..<stream.count {
        #expect(Self.parse(stream, pieces: [cut]).0 == expected, "cut at \(cut)")
      }
      #expect(Self.parse(stream, pieces: Array(repeating: 1, count: stream.count)).0 == expected)
    }

    @Test(arguments: [
      (AllTests.FrameTests.bytes(length: 1001), "a frame of 1001 bytes is longer than the limit of 1000 bytes"),
      (AllTests.FrameTests.bytes(descriptors: 1), "a worker tried to pass descriptors"),
      ([0x43, 0x47] + [UInt8](repeating: 0, count: 10), "what came is no frame"),
      (Array("HTTP/1.1 200 OK".utf8), "what came is no frame"),
    ])
    func refuses(stream: [UInt8], expected: String) {
      let (frames, error) = Self.parse(AllTests.FrameTests.bytes() + stream, pieces: [])
      #expect(frames.count == 1)
      #expect(error == expected)
    }

    /// Random and damaged streams, cut at random: never a crash, and what comes out does not depend on the cuts.
    @Test func hostileStreamsGiveTheSameForAnyCuts() {
      for round in 0..<6000 as Range<UInt64> {
        var random = SeededGenerator(seed: round + 1)
        var stream: [UInt8] = []
        for _ in 0..<Int.random(in: 0...6, using: &random) {
          let payload = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }
          stream += Self.bytes(
            kind: .random(in: 0...255, using: &random), sequence: .random(in: 0...3, using: &random), payload: payload)
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) where !stream.isEmpty {
          let place = Int.random(in: 0..<stream.count, using: &random)
          switch Int.random(in: 0...2, using: &random) {
          case 0: stream[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
          case 1: stream.remove(at: place)
          default: stream.insert(.random(in: 0...255, using: &random), at: place)
          }
        }
        let whole = Self.parse(stream, pieces: [])
        let pieces = (0..<60).map { _ in Int.random(in: 1...20, using: &random) }
        let cut = Self.parse(stream, pieces: pieces)
        #expect(whole.0 == cut.0 && whole.1 == cut.1, "round \(round)")
        #expect(whole.0.allSatisfy { $0.frame.payload.count <= 1000 }, "round \(round)")
      }
    }
  }
}

extension AllTests {
  /// The worker's end, over a real pair of sockets.
  @Suite struct FrameChannelTests {
    /// What the channel says to a stream that is closed after these bytes.
    private func receive(_ stream: [UInt8], descriptors: [Int32] = [], limit: Int = 1000) throws -> String {
      var pair: [Int32] = [-1, -1]
      try #require(csys_socketpair(&pair) == 0)
      defer { close(pair[1]) }
      let sent = stream.withUnsafeBytes {
        csys_send(pair[0], $0.baseAddress, $0.count, nil, 0, descriptors, descriptors.count)
      }
      #expect(sent == stream.count)
      close(pair[0])
      let channel = FrameChannel(descriptor: pair[1], frameBytes: limit)
      var result: [String] = []
      do {
        while let (frame, received) = try channel.receive() {
          result.append("\(frame.kind):\(frame.payload.count):\(received.count)")
          received.forEach { close($0) }
        }
        result.append("end")
      } catch {
        result.append("\(error)")
      }
      return result.joined(separator: " ")
    }

    @Test func takesFramesInOrder() throws {
      let stream = FrameTests.bytes(sequence: 1, payload: [1]) + FrameTests.bytes(kind: 17, sequence: 2)
      #expect(try receive(stream) == "16:1:0 17:0:0 end")
      #expect(try receive([]) == "end")
      #expect(
        try receive(AllTests.FrameTests.bytes(descriptors: 2, payload: [1]), descriptors: [0, 1]) == "16:1:2 end")
    }

    @Test(arguments: [
      (AllTests.FrameTests.bytes(sequence: 2), "a frame bears the number 2, expected 1"),
      (AllTests.FrameTests.bytes(sequence: 0), "a frame bears the number 0, expected 1"),
      (AllTests.FrameTests.bytes(length: 1001), "a frame of 1001 bytes is longer than the limit of 1000 bytes"),
      (AllTests.FrameTests.bytes(length: 5), "the stream ended within a frame"),
      (Array(AllTests.FrameTests.bytes().prefix(11)), "the stream ended within a frame"),
      (AllTests.FrameTests.bytes(descriptors: 1), "0 descriptors came with a frame that announced 1"),
      (Array("GET / HTTP/1.1".utf8), "what came is no frame"),
    ])
    func refuses(stream: [UInt8], expected: String) throws {
      #expect(try receive(stream) == expected)
    }

    @Test func closesDescriptorsThatWereNotAnnounced() throws {
      let before = (0..<1000).count { fcntl($0, F_GETFD) >= 0 }
      for announced in [0, 1, 3] as [UInt8] {
        let stream = FrameTests.bytes(descriptors: announced)
        #expect(
          try receive(stream, descriptors: [0, 1]) == "2 descriptors came with a frame that announced \(announced)")
      }
      #expect((0..<1000).count { fcntl($0, F_GETFD) >= 0 } <= before + 4, "other tests run beside this one")
    }

    @Test func aGoneSupervisorIsAnErrorAndNoSignal() throws {
      var pair: [Int32] = [-1, -1]
      try #require(csys_socketpair(&pair) == 0)
      defer { close(pair[1]) }
      close(pair[0])
      let channel = FrameChannel(descriptor: pair[1])
      let error = #expect(throws: FrameError.self) { try channel.send(kind: 16, payload: [1]) }
      #expect(error?.description == "cannot send a frame: broken pipe")
    }

    @Test func doesNotSendOverItsLimit() throws {
      let channel = FrameChannel(descriptor: -1, frameBytes: 10)
      let error = #expect(throws: FrameError.self) {
        try channel.send(kind: 16, payload: [UInt8](repeating: 0, count: 11))
      }
      #expect(error?.description == "a frame of 11 bytes is longer than the limit of 10 bytes")
    }
  }
}
