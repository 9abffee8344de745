import DocumentModel
import PlainText

extension Document {
  /// What is wrong with the document as such; `nil` where nothing is.
  var fault: String? {
    if String(validating: text.utf8.buffer, as: UTF8.self) == nil { return "the text is not UTF-8" }
    if text.utf8.buffer.contains(0) { return "the text holds a zero" }
    var end = 0
    for block in blocks {
      if block.range.lowerBound < end || block.range.isEmpty { return "a block is out of order or empty" }
      if (try? text.check(block.range)) == nil { return "a block cuts a character or leaves the text" }
      end = block.range.upperBound
    }
    for layer in layers.values {
      for item in 0..<layer.count where (try? text.check(layer.range(item))) == nil {
        return "an item of '\(layer.name)' does not fit the text"
      }
    }
    return id.isEmpty ? "there is no id" : nil
  }
}

extension ReadResult {
  /// The blocks as lines: kind, level, cell and text: "heading1: Title", "tableCell 1.2.1h: Year".
  var lines: [String] {
    document.blocks.map { block in
      let text = (try? document.text.string(in: block.range)) ?? "?"
      let level = block.level > 0 ? "\(block.level)" : ""
      let cell = block.cell.map { " \($0.table).\($0.row).\($0.column)\($0.isHeader ? "h" : "")" } ?? ""
      return "\(block.kind.rawValue)\(level)\(cell): \(text)"
    }
  }

  /// The blocks as shorter lines, without the number of the table: "heading1 Title", "tableCell2.1h Year".
  var shortLines: [String] {
    document.blocks.map { block in
      let text = (try? document.text.string(in: block.range)) ?? "?"
      let place = block.cell.map { "\($0.row).\($0.column)\($0.isHeader ? "h" : "")" }
      return block.kind.rawValue + (place ?? (block.level > 0 ? "\(block.level)" : "")) + " " + text
    }
  }
}
