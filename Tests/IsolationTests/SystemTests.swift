import CSystem
import Glibc
import Testing

extension AllTests {
  /// The small shims that other targets use.
  @Suite struct SystemTests {
    @Test(arguments: [
      (3.14159, "f", 2, "3.14"), (0.5, "f", 0, "0"), (1e21, "f", 1, "1000000000000000000000.0"),
      (12345.678, "e", 3, "1.235e+04"),
      (0.0001, "g", 6, "0.0001"), (-0.0, "f", 1, "-0.0"), (.infinity, "f", 1, "inf"),
    ])
    func formatsNumbers(value: Double, style: String, precision: Int32, expected: String) {
      var buffer = [CChar](repeating: 0, count: 64)
      let length = csys_format(value, CChar(style.utf8.first ?? 0), precision, &buffer, buffer.count)
      #expect(
        String(decoding: buffer.prefix(Int(max(0, length))).map { UInt8(bitPattern: $0) }, as: UTF8.self) == expected)
    }

    @Test func refusesFormatsThatDoNotFitOrDoNotExist() {
      var buffer = [CChar](repeating: 0, count: 8)
      #expect(csys_format(1e300, CChar(102), 2, &buffer, buffer.count) == -EINVAL)
      #expect(csys_format(1, CChar(110), 2, &buffer, buffer.count) == -EINVAL)
    }

    @Test func clocksRun() {
      let monotonic = csys_monotonic_nanoseconds()
      let processor = csys_thread_cpu_nanoseconds()
      csys_sleep_nanoseconds(20_000_000)
      #expect(csys_monotonic_nanoseconds() - monotonic >= 20_000_000)
      #expect(csys_thread_cpu_nanoseconds() - processor < 20_000_000)
      #expect(csys_real_nanoseconds() > 1_700_000_000_000_000_000)
    }

    @Test func aFileIsNoTerminal() {
      let descriptor = open("/dev/null", O_RDONLY)
      defer { close(descriptor) }
      #expect(csys_is_terminal(descriptor) == 0)
      #expect(csys_terminal_columns(descriptor) == 0)
    }

    @Test func aTerminalSaysItsWidth() throws {
      let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      try #require(terminal >= 0)
      defer { close(terminal) }
      #expect(csys_is_terminal(terminal) == 1)
      var size = winsize(ws_row: 30, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
      #expect(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
      #expect(csys_terminal_columns(terminal) == 97)
    }

    @Test func processGroupsAreNeverSignalled() {
      for process in [1, 0, -1, -2] as [pid_t] { #expect(csys_kill(process, 0) == -EINVAL) }
    }
  }
}
