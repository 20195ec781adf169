/* Preloaded into the builder and all that it starts: fails the N-th call of one kind, or shows another time.

FAIL=rename:7:28       the seventh rename below FAIL_BELOW fails with errno 28; calls are counted in FAIL_COUNT
FAIL_WHO=builder       counted in the builder alone; `worker`: in the processes that make pages, all together
CLOCK=FILE             once FILE is there, the time of day is so many seconds off as it says */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

static char kind[16];
static const char *below = "", *hands;
static int number;
static long nth, *count;

__attribute__((constructor)) static void begin(void) {
  const char *told = getenv("FAIL"), *who = getenv("FAIL_WHO"), *file = getenv("FAIL_COUNT");
  hands = getenv("CLOCK");
  if (!told || !who || !file || sscanf(told, "%15[a-z]:%ld:%d", kind, &nth, &number) != 3) return;
  if ((strcmp(who, "worker") == 0) != (getenv("RELATIONS_BATCH") != NULL)) return;
  if (getenv("FAIL_BELOW")) below = getenv("FAIL_BELOW");
  int fd = syscall(SYS_openat, AT_FDCWD, file, O_RDWR, 0);
  void *map = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (map != MAP_FAILED) count = map;
  if (fd >= 0) syscall(SYS_close, fd);
}

static int hit(const char *name) {
  if (!count || strcmp(kind, name)) return 0;
  if (__atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST) != nth) return 0;
  errno = number;
  return 1;
}

static int ours(const char *name) { return count && strcmp(kind, name) == 0; }

static int under(int folder, const char *path) {
  char link[32], held[PATH_MAX];
  if (path && path[0] == '/') return strncmp(path, below, strlen(below)) == 0;
  snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
  ssize_t size = readlink(link, held, sizeof held - 1);
  if (size < 0) return 0;
  held[size] = 0;
  return strncmp(held, below, strlen(below)) == 0;
}

#define FAILS(name, folder, path) (ours(name) && under(folder, path) && hit(name))

ssize_t write(int fd, const void *held, size_t size) {
  return FAILS("write", fd, NULL) ? -1 : REAL(write, fd, held, size);
}
int fsync(int fd) { return FAILS("fsync", fd, NULL) ? -1 : REAL(fsync, fd); }
int fdatasync(int fd) { return FAILS("fsync", fd, NULL) ? -1 : REAL(fdatasync, fd); }
int rename(const char *from, const char *to) {
  return FAILS("rename", AT_FDCWD, to) ? -1 : REAL(rename, from, to);
}
int renameat(int one, const char *from, int two, const char *to) {
  return FAILS("rename", two, to) ? -1 : REAL(renameat, one, from, two, to);
}
int renameat2(int one, const char *from, int two, const char *to, unsigned flags) {
  return FAILS("rename", two, to) ? -1 : REAL(renameat2, one, from, two, to, flags);
}
int mkdir(const char *path, mode_t mode) { return FAILS("mkdir", AT_FDCWD, path) ? -1 : REAL(mkdir, path, mode); }
int unlink(const char *path) { return FAILS("unlink", AT_FDCWD, path) ? -1 : REAL(unlink, path); }
int rmdir(const char *path) { return FAILS("unlink", AT_FDCWD, path) ? -1 : REAL(rmdir, path); }
int unlinkat(int folder, const char *path, int flags) {
  return FAILS("unlink", folder, path) ? -1 : REAL(unlinkat, folder, path, flags);
}
pid_t fork(void) { return hit("fork") ? -1 : REAL(fork); }
pid_t vfork(void) { return hit("fork") ? -1 : REAL(fork); } /* a wrapper may not return twice on one stack */

#define OPENS(name)                                                        \
  int name(const char *path, int flags, ...) {                             \
    va_list more;                                                          \
    va_start(more, flags);                                                 \
    mode_t mode = va_arg(more, int);                                       \
    va_end(more);                                                          \
    return FAILS("open", AT_FDCWD, path) ? -1 : REAL(name, path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

static time_t off(void) {
  char said[32], seen[PATH_MAX];
  int kept = errno, fd = hands ? syscall(SYS_openat, AT_FDCWD, hands, O_RDONLY, 0) : -1;
  errno = kept;
  if (fd < 0) return 0;
  ssize_t size = syscall(SYS_read, fd, said, sizeof said - 1);
  syscall(SYS_close, fd);
  if (size <= 0) return 0;
  said[size] = 0;
  snprintf(seen, sizeof seen, "%s.%d", hands, getpid());
  fd = syscall(SYS_openat, AT_FDCWD, seen, O_CREAT | O_WRONLY, 0644); /* who saw it */
  if (fd >= 0) syscall(SYS_close, fd);
  errno = kept;
  return atol(said);
}
int clock_gettime(clockid_t id, struct timespec *now) {
  int failed = syscall(SYS_clock_gettime, id, now);
  if (!failed && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += off();
  return failed;
}
int gettimeofday(struct timeval *now, void *zone) {
  int failed = syscall(SYS_gettimeofday, now, zone);
  if (!failed) now->tv_sec += off();
  return failed;
}
time_t time(time_t *told) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (told) *told = now.tv_sec;
  return now.tv_sec;
}
