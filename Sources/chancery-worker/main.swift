import CSystem
import Glibc
import Isolation
import PlainData
import PluginHost
import PluginModel

/// A jailed worker: opens what it needs, closes the jail, and answers frames until the supervisor closes its end.
csys_prepare_heap()
let worker = WorkerProcessMain(arguments: Array(CommandLine.arguments.dropFirst()))
exit(worker.run())
