import Glibc
import Isolation

/// The program: finds the command, runs it, and ends with its status.
let arguments = Array(CommandLine.arguments.dropFirst())
Interruption.watch()
let status = Program.run(arguments)
exit(status.code)
