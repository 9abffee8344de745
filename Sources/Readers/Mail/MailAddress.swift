/// An address of a mail's header.
struct MailAddress {
  /// The name before the address, decoded; empty where there is none.
  var name: String
  /// "user@example.org".
  var address: String

  /// The name, or the address without one.
  var person: String { name.isEmpty ? address : name }
  /// As a header has it: "Name <user@example.org>".
  var full: String { name.isEmpty ? address : address.isEmpty ? name : "\(name) <\(address)>" }

  private static let most = 1000

  /// Reads a list of addresses: names in quotation marks, comments, groups ("Press: a@example.org, b@example.org;").
  static func list(_ raw: [UInt8], charset: String? = nil) -> [MailAddress] {
    var addresses: [MailAddress] = []
    var phrase: [UInt8] = []
    var comment: [UInt8] = []
    var angle: [UInt8]?
    var (isQuoted, isAngle, depth, index) = (false, false, 0, 0)
    func finish() {
      let text = MailWords.text(phrase, charset: charset)
      let note = MailWords.text(comment, charset: charset)
      if let angle {
        addresses.append(MailAddress(name: text.isEmpty ? note : text, address: MailWords.clean(angle)))
      } else if !text.isEmpty {
        let isAddress = text.contains("@") && !text.contains(" ")
        addresses.append(MailAddress(name: isAddress ? note : text, address: isAddress ? text : ""))
      }
      (phrase, comment, angle, isAngle) = ([], [], nil, false)
    }
    let raw = raw.prefix(MailWords.longest)
    while index < raw.count, addresses.count < most {
      let byte = raw[index]
      index += 1
      if byte == 0x5C, isQuoted || depth > 0, index < raw.count {
        if depth > 0 { comment.append(raw[index]) } else { phrase.append(raw[index]) }
        index += 1
      } else if isQuoted {
        if byte == 0x22 { isQuoted = false } else { phrase.append(byte) }
      } else if depth > 0 {
        if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
        if depth > 0 { comment.append(byte) }
      } else if isAngle {
        if byte == 0x3E { isAngle = false } else { angle?.append(byte) }
      } else {
        switch byte {
        case 0x22: isQuoted = true
        case 0x28: depth = 1
        case 0x3C: (isAngle, angle) = (true, [])
        case 0x2C, 0x3B: finish()
        // The name of a group.
        case 0x3A: phrase = []
        default: phrase.append(byte)
        }
      }
    }
    finish()
    return addresses
  }
}
