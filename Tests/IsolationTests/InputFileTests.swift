import Glibc
import Testing

@testable import Isolation

extension AllTests {
  @Suite final class InputFileTests {
    private let folder: String

    init() throws {
      var template = Array("/tmp/chancery-input-XXXXXX".utf8CString)
      let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
      folder = String(cString: try #require(made))
    }

    deinit {
      for name in ["file", "pipe", "socket", "link", "folder-link", "dangling"] { unlink(folder + "/" + name) }
      rmdir(folder)
    }

    private func make(_ name: String, _ bytes: [UInt8]) throws -> String {
      let path = folder + "/" + name
      let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
      try #require(descriptor >= 0)
      #expect(bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count)
      close(descriptor)
      return path
    }

    private func refusal(_ path: String, followLinks: Bool = true) -> String? {
      do throws(InputError) {
        close(try InputFile.open(path, followLinks: followLinks).descriptor)
        return nil
      } catch {
        return error.description
      }
    }

    @Test func opensARegularFile() throws {
      let path = try make("file", Array("hello".utf8))
      let file = try InputFile.open(path)
      defer { close(file.descriptor) }
      #expect(file.size == 5)
      #expect(file.modified > 1_500_000_000_000_000_000)
      #expect(try InputFile.readAll(file.descriptor, limit: 5) == Array("hello".utf8))
      #expect(fcntl(file.descriptor, F_GETFD) & FD_CLOEXEC != 0)
      let again = try InputFile.open(path)
      defer { close(again.descriptor) }
      #expect(again.identity == file.identity)
    }

    @Test func refusesWhatIsNoRegularFile() throws {
      mkfifo(folder + "/pipe", 0o600)
      #expect(refusal(folder) == "is a folder, expected a file")
      #expect(refusal("/dev/zero") == "is a device, expected a regular file")
      #expect(
        refusal(folder + "/pipe")
          == "is a named pipe, expected a regular file; give '-' and redirect standard input instead")
      #expect(refusal(folder + "/nothing") == "no such file or directory")
      #expect(refusal("\(folder)/a\0b") == "no such file or directory")
    }

    @Test func followsLinksOnlyWhenAsked() throws {
      let path = try make("file", [1])
      symlink(path, folder + "/link")
      symlink("/dev/zero", folder + "/folder-link")
      symlink("nowhere", folder + "/dangling")
      #expect(refusal(folder + "/link") == nil)
      #expect(
        refusal(folder + "/link", followLinks: false)
          == "is a symbolic link, and links are not followed here; name the file itself")
      #expect(refusal(folder + "/folder-link") == "is a device, expected a regular file")
      #expect(refusal(folder + "/dangling") == "no such file or directory")
      #expect(refusal(path, followLinks: false) == nil)
    }

    @Test(arguments: [0, 1, 65535, 65536, 65537, 1_000_000])
    func readsAllSizes(size: Int) throws {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let file = try InputFile.open(try make("file", bytes))
      defer { close(file.descriptor) }
      #expect(try InputFile.readAll(file.descriptor, limit: size) == bytes)
      if size > 0 {
        #expect(throws: InputError.self) { try InputFile.readAll(file.descriptor, limit: size - 1) }
      }
    }

    @Test func readsAFileThatSaysItIsEmpty() throws {
      let file = try InputFile.open("/proc/self/status")
      defer { close(file.descriptor) }
      #expect(file.size == 0)
      #expect(try !InputFile.readAll(file.descriptor, limit: 1 << 20).isEmpty)
      #expect(throws: InputError.self) { try InputFile.readAll(file.descriptor, limit: 10) }
    }

    /// A spooled standard input can be written by us; a worker that gets it must not change what others read.
    @Test func aDuplicateCanOnlyBeRead() throws {
      let spool = try InputFile.spool()
      defer { close(spool) }
      #expect(write(spool, "content", 7) == 7)
      let copy = try InputFile.duplicate(spool)
      defer { close(copy.descriptor) }
      #expect(copy.size == 7)
      #expect(try InputFile.readAll(copy.descriptor, limit: 10) == Array("content".utf8))
      #expect(write(copy.descriptor, "x", 1) == -1)
      #expect(fcntl(copy.descriptor, F_GETFD) & FD_CLOEXEC != 0)
      let error = #expect(throws: InputError.self) { try InputFile.duplicate(9999) }
      #expect(error?.description == "bad file descriptor")
    }

    static let promising = "/sys/devices/system/cpu/online"

    /// Files of sysfs announce a page and hold a few bytes: to a reader the same as one that was cut meanwhile.
    @Test(.enabled(if: access(promising, R_OK) == 0)) func saysThatAFileBecameShorter() throws {
      let file = try InputFile.open(Self.promising)
      defer { close(file.descriptor) }
      let error = #expect(throws: InputError.self) { try InputFile.readAll(file.descriptor, limit: 1 << 20) }
      #expect(error?.description.hasPrefix("became shorter while it was read: \(file.size) bytes at first, ") == true)
    }

    @Test func saysWhyAFileCannotBeRead() throws {
      let file = try InputFile.open(try make("file", [UInt8](repeating: 0, count: 3000)))
      defer { close(file.descriptor) }
      let tooLarge = #expect(throws: InputError.self) { try InputFile.readAll(file.descriptor, limit: 2048) }
      #expect(tooLarge?.description == "is larger than the limit of 2 KiB")
      let closed = #expect(throws: InputError.self) { try InputFile.readAll(9999, limit: 10) }
      #expect(closed?.description == "bad file descriptor")
      let unreadable = open(folder + "/file", O_WRONLY)
      defer { close(unreadable) }
      let error = #expect(throws: InputError.self) { try InputFile.readAll(unreadable, limit: 4096) }
      #expect(error?.description == "bad file descriptor")
    }
  }
}
