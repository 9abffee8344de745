import CSystem
import Glibc
import Isolation
import PlainData
import PluginModel
import Readers

/// A jailed reader of files: opens what its libraries need, closes the jail, and answers frames until the supervisor
/// closes its end. With `--convert PROGRAM` it parses nothing: it starts the program, in a jail of its own, for a file.
csys_prepare_heap()
let arguments = Array(CommandLine.arguments.dropFirst())
if let index = arguments.firstIndex(of: "--convert"), index + 1 < arguments.count {
  exit(ConverterProcessMain(program: arguments[index + 1], requiresJail: arguments.contains("--require-jail")).run())
}
exit(ReaderProcessMain(requiresJail: arguments.contains("--require-jail")).run())
