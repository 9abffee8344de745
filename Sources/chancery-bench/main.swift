import CSystem
import Glibc

/// Measures the inner loops that the figures are about, and prints `name value unit` lines for `Scripts/bench`; or reads
/// files, to be measured from outside.
///
///     chancery-bench [FILE…]            texts to make the tokens of; a generated text without any
///     chancery-bench read FILE…         reads files of any format, and says what was in them
///     chancery-bench read-text FILE…    reads files and prints their text
///     chancery-bench read-layout FILE…  reads what `pdftotext -bbox-layout` made of PDF files
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  let lines: [String]
  // As the reader does.
  if arguments.first?.hasPrefix("read") == true { csys_prepare_heap() }
  switch arguments.first {
  case "read": lines = try Reading(files: Array(arguments.dropFirst())).run()
  case "read-text": lines = try Reading(files: Array(arguments.dropFirst())).text()
  case "read-layout": lines = try Reading(files: Array(arguments.dropFirst())).runLayout()
  default: lines = try InnerLoops(files: arguments).run()
  }
  for line in lines { print(line) }
} catch {
  let text = Array("chancery-bench: \(error)\n".utf8)
  _ = write(STDERR_FILENO, text, text.count)
  exit(1)
}
