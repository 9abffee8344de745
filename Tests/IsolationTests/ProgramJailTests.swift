import CSystem
import Glibc
import Isolation
import Testing

/// What a program can do that a converter starts. A shell stands for a conquered `pdftotext`.
@Suite(.enabled(if: csys_landlock_version() > 0)) struct ProgramJailTests {
  /// Runs a script of the shell with an input; what it wrote, and how it ended.
  private func run(_ script: String, input: String = "") throws -> (
    output: String, ending: csys_conversion, start: Int32
  ) {
    let source = try InputFile.spool()
    let target = try InputFile.spool()
    defer {
      close(source)
      close(target)
    }
    #expect(write(source, input, input.utf8.count) == input.utf8.count)
    lseek(source, 0, SEEK_SET)
    let arguments = ["/bin/sh", "-c", script]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var ending = csys_conversion()
    let start = csys_convert(&words, source, target, 200 << 20, 1, 1 << 20, 1, &ending)
    return (String(decoding: try InputFile.readAll(target, limit: 2 << 20), as: UTF8.self), ending, start)
  }

  @Test func readsItsInputAndWritesItsOutput() throws {
    let result = try run("read line; echo \"got $line\"; exit 3", input: "the text\n")
    #expect(result.start == 0)
    #expect(result.output == "got the text\n")
    #expect(result.ending.status == 3)
  }

  @Test func opensItsInputByName() throws {
    #expect(try run("read line < /proc/self/fd/0; echo \"got $line\"", input: "again\n").output == "got again\n")
  }

  @Test(arguments: [
    "read line < /etc/passwd; echo got $line",
    "echo x > /tmp/chancery-escape; read l < /tmp/chancery-escape; echo got $l",
    "echo x > /dev/shm/chancery-escape && echo got it", "/bin/cat /etc/passwd && echo got it",
    "(echo got it)", "kill -9 $PPID && echo got it", "cd /home && read l < .profile && echo got it",
  ])
  func cannot(_ script: String) throws {
    let output = try run(script).output
    #expect(!output.contains("got it") && !output.contains("root:") && !output.contains("got x"), "\(output)")
    #expect(access("/tmp/chancery-escape", F_OK) != 0)
  }

  @Test func whatItSaysIsKept() throws {
    var result = try run("echo 'Incorrect password' >&2; exit 1")
    let message = withUnsafeBytes(of: &result.ending.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    #expect(message == "Incorrect password\n")
    #expect(result.ending.status == 1)
  }

  @Test func cannotWriteMoreThanItMay() throws {
    let result = try run("while :; do echo 0123456789012345678901234567890123456789; done")
    #expect(result.output.utf8.count <= 1 << 20)
    #expect(result.ending.signal != 0 || result.ending.status != 0)
  }

  @Test func aMissingProgramIsAnError() throws {
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("/usr/bin/no-such-program"), nil]
    defer { free(words[0]) }
    let target = try InputFile.spool()
    defer { close(target) }
    var ending = csys_conversion()
    #expect(csys_convert(&words, target, target, 200 << 20, 5, 1 << 20, 0, &ending) == -ENOENT)
  }
}
