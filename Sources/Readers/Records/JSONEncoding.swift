import PlainData
import PlainText

/// JSON is UTF-8; what some programs write in other encodings is read as well.
enum JSONEncoding {
  /// Reads a record's JSON text, which may be in another encoding than UTF-8 against the rule.
  static func parse(_ bytes: [UInt8], charset: String?) throws(JSONError) -> Value {
    do throws(JSONError) {
      return try JSON.parse(bytes)
    } catch {
      guard !UTF8Check.isValid(bytes),
        let decoded = try? TextDecoder.decode(bytes, declared: charset)
      else { throw error }
      return try JSON.parse(decoded.utf8)
    }
  }
}
