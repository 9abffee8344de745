import Glibc
import PlainData
import PluginHost

/// Measures the inner loops that the figures are about, and prints `name value unit` lines for `Scripts/bench`.
///
///     chancery-bench [FILE…]      texts to make the tokens of; a generated text without any
let bench = InnerLoops(files: Array(CommandLine.arguments.dropFirst()))
do {
  for line in try bench.run() { print(line) }
} catch {
  let text = Array("chancery-bench: \(error)\n".utf8)
  _ = write(STDERR_FILENO, text, text.count)
  exit(1)
}
