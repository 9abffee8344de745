import Isolation

// A worker that does as it is told, also what no worker should. Only tests and measurements start it.
// Arguments: `--free` (no jail), `--require`, `--frames N` (set-up frames to wait for), `--start HOW`, `--cpu S`,
// `--memory BYTES`; or `bench` as the only one, which makes it the supervisor of copies of itself.

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["bench"] {
  try Bench().run()
} else {
  try Probe(arguments: arguments).run()
}
