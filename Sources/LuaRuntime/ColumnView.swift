import CLuaBridge

/// The columns of a document's tokens as iterators read them, over memory that `owner` keeps alive.
public struct ColumnView {
  /// Words, each once: word i is `bytes[offsets[i] ..< offsets[i + 1]]`.
  public struct Words {
    let raw: clb_words

    /// Takes its parts.
    public init(bytes: UnsafePointer<UInt8>, offsets: UnsafePointer<UInt32>, count: Int) {
      raw = clb_words(bytes: bytes, offsets: offsets, count: UInt32(count))
    }
  }

  /// One field of the tokens.
  public struct Field {
    let raw: clb_column

    /// Word numbers; `nil` for a field that nothing has filled, which reads as "".
    public static func words(name: String, values: UnsafePointer<UInt32>?) -> Field {
      Field(raw: clb_column(values: values, is_integer: 0, bias: 0))
    }

    /// Integers, to which `bias` is added.
    public static func integer(name: String, bias: Int64, values: UnsafePointer<UInt32>) -> Field {
      Field(raw: clb_column(values: values, is_integer: 1, bias: bias))
    }
  }

  let raw: clb_view
  private let owner: AnyObject

  /// - Parameters:
  ///   - count: The number of tokens; every field has so many values.
  ///   - base: Words from number 0.
  ///   - local: Words from where the base ends.
  ///   - fields: At most `CLB_MOST_FIELDS`; a field's number is its place.
  ///   - owner: Keeps the memory alive as long as the view.
  public init(count: Int, base: Words?, local: Words, fields: [Field], owner: AnyObject) {
    precondition(fields.count <= CLB_MOST_FIELDS, "too many fields")
    var view = clb_view()
    view.token_count = UInt32(count)
    if let base { view.base = base.raw }
    view.local = local.raw
    view.field_count = UInt32(fields.count)
    withUnsafeMutableBytes(of: &view.fields) { room in
      let columns = room.assumingMemoryBound(to: clb_column.self)
      for (index, field) in fields.enumerated() { columns[index] = field.raw }
    }
    raw = view
    self.owner = owner
  }
}
