/// Which parts of a worker's jail are in force, or could be.
public struct JailReport: Sendable, Equatable, CustomStringConvertible {
  /// How a part stands.
  public enum Standing: String, Sendable {
    /// It binds this process.
    case inForce = "in force"
    /// The kernel offers it; nothing has asked for it yet.
    case available
    /// The kernel does not offer it.
    case missing
    /// The kernel offers it and refused it.
    case refused
  }

  /// One part.
  public struct Item: Sendable, Equatable {
    /// A short name, "Landlock".
    public var name: String
    /// How it stands.
    public var standing: Standing
    /// What it does, or why it is not there.
    public var text: String

    /// Creates an item.
    public init(name: String, standing: Standing, text: String) {
      self.name = name
      self.standing = standing
      self.text = text
    }
  }

  /// The parts in the order in which the jail closes.
  public var items: [Item]

  /// Creates a report.
  public init(items: [Item] = []) { self.items = items }

  /// Whether every part is in force.
  public var isClosed: Bool { !items.isEmpty && items.allSatisfy { $0.standing == .inForce } }

  /// Whether every part is in force or could be.
  public var isPossible: Bool {
    !items.isEmpty && items.allSatisfy { $0.standing == .inForce || $0.standing == .available }
  }

  /// The parts that are missing or were refused.
  public var gaps: [Item] { items.filter { $0.standing == .missing || $0.standing == .refused } }

  /// One line a part.
  public var description: String {
    items.map { "\($0.name): \($0.standing.rawValue) (\($0.text))" }.joined(separator: "\n")
  }

  /// The report as bytes, for a `ready` frame: one line a part, fields parted by tabs.
  public var encoded: [UInt8] {
    Array(items.map { "\($0.standing.rawValue)\t\($0.name)\t\($0.text)\n" }.joined().utf8)
  }

  /// Reads what `encoded` wrote.
  ///
  /// - Returns: nil when the bytes are something else.
  public init?(decoding bytes: some Collection<UInt8>) {
    items = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        Wording.printable($0)
      }
      guard fields.count == 3, let standing = Standing(rawValue: fields[0]) else { return nil }
      items.append(Item(name: fields[1], standing: standing, text: fields[2]))
    }
  }
}
