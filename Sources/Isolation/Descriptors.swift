import Glibc

/// Closes each descriptor; errors of `close` mean nothing for descriptors that were only read.
func closeAll(_ descriptors: some Sequence<Int32>) {
  for descriptor in descriptors where descriptor >= 0 { _ = close(descriptor) }
}
