/// Immutable flat storage with a stable address, so that C code can read it without copying.
public final class Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Unchecked, but sound: the memory is written only while the initialiser runs and freed only by `deinit`.
  private let storage: UnsafeMutablePointer<Element>

  /// The number of elements.
  public let count: Int

  /// Copies the elements.
  public init(_ elements: some Collection<Element>) {
    count = elements.count
    storage = .allocate(capacity: max(1, count))
    _ = UnsafeMutableBufferPointer(start: storage, count: count).initialize(from: elements)
  }

  deinit { storage.deallocate() }

  /// The first element's address, valid as long as the column lives.
  public var pointer: UnsafePointer<Element> { UnsafePointer(storage) }

  /// The elements as a buffer, valid as long as the column lives.
  public var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: storage, count: count) }

  /// The element at an index, which must be inside.
  public subscript(_ index: Int) -> Element {
    precondition(index >= 0 && index < count, "index out of range")
    return storage[index]
  }
}
