// Preloaded into a process, this writes down what the process asks of the files of one folder, in its order: the names
// that come and go, the bytes, and above all the moments at which it waits for the disk. replay-disk.ts reads it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder;
static int journal = -1;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("FOURBOX_RECORDED_FOLDER");
  const char *file = getenv("FOURBOX_RECORD");
  if (folder && file) journal = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
  if (journal < 0) return 0;
  size_t length = strlen(folder);
  // The index of the write-ahead log is made anew by whoever opens the file next.
  size_t all = strlen(path);
  if (all > 4 && strcmp(path + all - 4, "-shm") == 0) return 0;
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return inside(path);
}

// kind, two numbers, a path, and bytes: one write, so that threads do not mix.
static void record(char kind, const char *path, int64_t number, const void *bytes, uint32_t size) {
  struct __attribute__((packed)) { char kind; uint16_t path; int64_t number; uint32_t size; } head = { kind, strlen(path), number, size };
  struct iovec parts[] = { { &head, sizeof head }, { (void *)path, head.path }, { (void *)bytes, size } };
  if (syscall(SYS_writev, journal, parts, 3) < 0) abort();
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

static void opened(int fd, int flags, int existed) {
  char path[PATH_MAX];
  if (fd < 0 || !path_of(fd, path)) return;
  if ((flags & O_CREAT) && !existed) record('C', path, 0, "", 0);
  else if (flags & O_TRUNC) record('T', path, 0, "", 0);
}

#define OPENED(call) int existed = faccessat(AT_FDCWD, path, F_OK, 0) == 0; int fd = call; opened(fd, flags, existed); return fd
#define MODE mode_t mode = 0; if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { REAL(open); MODE OPENED(real(path, flags, mode)); }
int open64(const char *path, int flags, ...) { REAL(open64); MODE OPENED(real(path, flags, mode)); }

static void wrote(int fd, const void *bytes, ssize_t size, off_t at) {
  char path[PATH_MAX];
  if (size > 0 && path_of(fd, path)) record('W', path, at, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { REAL(pwrite); ssize_t done = real(fd, bytes, size, at); wrote(fd, bytes, done, at); return done; }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) { REAL(pwrite64); ssize_t done = real(fd, bytes, size, at); wrote(fd, bytes, done, at); return done; }
ssize_t write(int fd, const void *bytes, size_t size) {
  REAL(write);
  ssize_t done = real(fd, bytes, size);
  if (done > 0) wrote(fd, bytes, done, lseek(fd, 0, SEEK_CUR) - done);
  return done;
}

static int truncated(int failed, int fd, off_t size) {
  char path[PATH_MAX];
  if (!failed && path_of(fd, path)) record('T', path, size, "", 0);
  return failed;
}

int ftruncate(int fd, off_t size) { REAL(ftruncate); return truncated(real(fd, size), fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return truncated(real(fd, size), fd, size); }

static int synced(int failed, int fd) {
  char path[PATH_MAX];
  if (!failed && path_of(fd, path)) record('S', path, 0, "", 0);
  return failed;
}

// What is waited for counts as waited for; the machine that runs the test need not wait for its own disk.
int fsync(int fd) { return synced(0, fd); }
int fdatasync(int fd) { return synced(0, fd); }

int unlink(const char *path) { REAL(unlink); int failed = real(path); if (!failed && inside(path)) record('U', path, 0, "", 0); return failed; }
int rename(const char *from, const char *to) { REAL(rename); int failed = real(from, to); if (!failed && inside(to)) record('R', from, 0, to, strlen(to)); return failed; }
int link(const char *from, const char *to) { REAL(link); int failed = real(from, to); if (!failed && inside(to)) record('L', from, 0, to, strlen(to)); return failed; }
