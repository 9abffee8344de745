import Isolation

// A worker that does as it is told, also what no worker should. Only tests and measurements start it.
// Arguments: `--free` (no jail), `--require`, `--frames N` (set-up frames to wait for), `--start HOW`, `--cpu S`,
// `--memory BYTES`; or `bench`, or `supervise COMMAND DEADLINE`, which make it the supervisor of copies of itself.

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["bench"] {
  try Bench().run()
} else if arguments.first == "supervise", arguments.count == 3 {
  try Supervisor(command: arguments[1], deadline: Double(arguments[2]) ?? 1).run()
} else {
  try Probe(arguments: arguments).run()
}
