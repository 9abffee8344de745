/// The fields that are open in a Word document: their instructions are no text, their results are.
struct DOCXFields {
  /// The open fields; `true` while a field's instruction goes on.
  private var open: [Bool] = []
  private var instructions = 0

  /// Whether what comes belongs to an instruction.
  var isInInstruction: Bool { instructions > 0 }

  /// Takes a `w:fldChar` of that type. Ends without beginnings do no harm.
  mutating func take(_ type: String?) {
    switch type {
    case "begin":
      open.append(true)
      instructions += 1
    case "separate":
      if open.last == true { instructions -= 1 }
      open.mutateLast { $0 = false }
    case "end": if open.popLast() == true { instructions -= 1 }
    default: break
    }
  }
}
