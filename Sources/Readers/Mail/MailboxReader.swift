import DocumentModel
import PlainText

/// Reads a mailbox (mboxo, mboxrd): mail by mail, in memory for one of them.
///
/// A mail begins with a line "From sender date". Where such a line has no date, it counts when an empty line stands before
/// it and a header behind it. The marks before quoted "From " lines are taken away again.
final class MailboxReader: RecordReader {
  private let request: ReadRequest
  private let lines: LineStream
  private var pending: [ReadRecord] = []
  private var count = 0
  private var isStarted = false
  private var isDone = false
  /// The line behind a "From " line that was read in order to tell whether a mail begins there.
  private var lookahead: [UInt8]?

  /// One mail as it stands in the file.
  private struct Message {
    var bytes: [UInt8] = []
    var line: Int
    var offset: Int
    var isCut = false
  }

  init(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    self.request = request
    lines = LineStream(bytes, limit: request.limits.record)
  }

  func next() throws(ReaderError) -> ReadRecord? {
    while pending.isEmpty {
      guard let message = try message() else { return nil }
      count += 1
      let place = request.record(count)
      do throws(ReaderError) {
        guard !message.isCut else {
          throw .limit("it is longer than \(request.limits.record) bytes: raise it with --limit record=…")
        }
        pending = try MailParser(place, format: .mbox).records(message.bytes).reversed()
      } catch {
        pending = [.failure(path: place.path, error.at("mail \(count), line \(message.line), byte \(message.offset)"))]
      }
    }
    return pending.popLast()
  }

  // MARK: - Mails

  private func message() throws(ReaderError) -> Message? {
    if !isStarted { try start() }
    guard !isDone else { return nil }
    var message = Message(line: lines.number, offset: lines.offset)
    if let line = lookahead {
      append(line[...], to: &message)
      lookahead = nil
    }
    var isBehindBlank = false
    while try lines.advance() {
      let line = lines.line
      if line.first == 0x46, line.starts(with: Self.mark) {
        if Self.hasDate(line) { return message }
        if isBehindBlank {
          let candidate = Array(line)
          guard try lines.advance() else {
            append(candidate[...], to: &message)
            break
          }
          if Self.isHeader(lines.line) {
            lookahead = Array(lines.line)
            return message
          }
          append(candidate[...], to: &message)
          isBehindBlank = lines.line.isEmpty
          append(lines.line, to: &message)
          continue
        }
      }
      isBehindBlank = line.isEmpty
      if lines.isCut { message.isCut = true }
      append(line, to: &message)
    }
    isDone = true
    return message
  }

  /// Goes to the first "From " line.
  private func start() throws(ReaderError) {
    isStarted = true
    while try lines.advance() {
      if lines.line.allSatisfy({ $0 <= 0x20 }) { continue }
      guard lines.line.starts(with: Self.mark) else {
        throw .malformed("this is no mailbox: it does not begin with a line 'From …'; give the format with --format")
      }
      return
    }
    throw .empty
  }

  /// Adds a line without the mark that protects a "From " inside a mail.
  private func append(_ line: ArraySlice<UInt8>, to message: inout Message) {
    guard !message.isCut else { return }
    guard message.bytes.count + line.count < request.limits.record else {
      message.isCut = true
      message.bytes = []
      return
    }
    var line = line
    if line.first == 0x3E, line.drop(while: { $0 == 0x3E }).starts(with: Self.mark) { line = line.dropFirst() }
    message.bytes.append(contentsOf: line)
    message.bytes.append(0x0A)
  }

  // MARK: - Lines

  private static let mark = Array("From ".utf8)
  private static let weekdays: Set<Substring> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// Whether a "From " line has a date such as "Tue Mar 12 09:15:00 2024".
  private static func hasDate(_ line: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: line.prefix(400), as: UTF8.self).split(separator: " ")
    guard let day = words.firstIndex(where: { weekdays.contains($0) }), day > 0, day <= 6, day + 3 < words.count else {
      return false
    }
    return DateText.month(named: words[day + 1]) != nil
      && Int(words[day + 2]).map((1...31).contains) == true
      && words[day + 3].contains(":")
  }

  /// Whether a line is a header field.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix { $0 != 0x3A }
    return !name.isEmpty && name.count < line.count && name.count < 80 && name.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
