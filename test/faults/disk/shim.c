/*
 * What the disk does to a process, by LD_PRELOAD: records every write and sync below one folder, in order, and makes
 * writes fail as told. Only for the fault campaign.
 *
 * DISK_FOLDER  files below it are watched
 * DISK_RECORD  where the record goes; absent: none is kept
 * DISK_DIALS   32 bytes shared with the campaign: what to do, and how much is left (see `disk.ts`)
 *
 * A record is: kind (1), file (4), offset (8), length (4), then as many bytes; little endian.
 * Kinds: n names a file, w writes, t truncates, s syncs, u unlinks, r renames (its bytes are the new name).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
#define NAME 512

struct dials {
  volatile int64_t mode; /* 0 well, 1 full, 2 EIO once, 3 read-only, 4 not ours */
  volatile int64_t left; /* full: bytes that files may still grow; EIO: writes until it fails */
  volatile int64_t hits; /* how often something was refused */
  volatile int64_t spare;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int record = -1;
static struct dials *dials;
static char names[FILES][NAME];
static int counted;
static int file_of[65536];

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void begin(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_write = dlsym(RTLD_NEXT, "write");
  real_open = dlsym(RTLD_NEXT, "open");
  real_close = dlsym(RTLD_NEXT, "close");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  folder = getenv("DISK_FOLDER");
  const char *to = getenv("DISK_RECORD");
  if (to) record = real_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *shared = getenv("DISK_DIALS");
  int fd = shared ? real_open(shared, O_RDWR | O_CLOEXEC) : -1;
  if (fd >= 0) {
    void *at = mmap(NULL, sizeof(struct dials), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at != MAP_FAILED) dials = at;
    real_close(fd);
  }
}

static int is_ours(const char *path) { return folder && path && strncmp(path, folder, strlen(folder)) == 0; }

static void note(char kind, int file, int64_t offset, const void *bytes, uint32_t length) {
  if (record < 0) return;
  char head[17];
  int32_t id = file;
  head[0] = kind;
  memcpy(head + 1, &id, 4);
  memcpy(head + 5, &offset, 8);
  memcpy(head + 13, &length, 4);
  struct iovec both[2] = {{head, 17}, {(void *)bytes, length}};
  if (writev(record, both, length ? 2 : 1) < 0) abort();
}

/* The number of a name, from 1. The lock is held. */
static int name_of(const char *path) {
  for (int i = 0; i < counted; i++)
    if (strcmp(names[i], path) == 0) return i + 1;
  if (counted == FILES || strlen(path) >= NAME) abort();
  strcpy(names[counted++], path);
  note('n', counted, 0, path, strlen(path));
  return counted;
}

static int watched(int fd) { return fd >= 0 && fd < 65536 ? file_of[fd] : 0; }

static int refuse(int with) {
  dials->hits++;
  errno = with;
  return -1;
}

static int open_watched(const char *path, int flags, mode_t mode) {
  if (!is_ours(path)) return real_open(path, flags, mode);
  int wants = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
  if (dials && dials->mode == 3 && wants) return refuse(EROFS);
  if (dials && dials->mode == 4) return refuse(EACCES);
  pthread_mutex_lock(&lock);
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < 65536) {
    file_of[fd] = name_of(path);
    if (flags & O_TRUNC) note('t', file_of[fd], 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_watched(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_watched(path, flags, mode);
}

int close(int fd) {
  if (watched(fd)) {
    pthread_mutex_lock(&lock);
    file_of[fd] = 0;
    pthread_mutex_unlock(&lock);
  }
  return real_close(fd);
}

/* 0, or the errno that this write is to fail with. The lock is held. */
static int spoilt(int fd, size_t length, off_t offset) {
  if (!dials) return 0;
  if (dials->mode == 2 && --dials->left == 0) return EIO;
  if (dials->mode == 1) {
    struct stat now;
    fstat(fd, &now);
    int64_t grows = (int64_t)offset + (int64_t)length - now.st_size;
    if (grows > 0) {
      if (grows > dials->left) return ENOSPC;
      dials->left -= grows;
    }
  }
  return 0;
}

static ssize_t put(int fd, const void *bytes, size_t length, off_t offset, int at_end) {
  pthread_mutex_lock(&lock);
  struct stat now;
  if (at_end) {
    int flags = fcntl(fd, F_GETFL);
    fstat(fd, &now);
    offset = flags & O_APPEND ? now.st_size : lseek(fd, 0, SEEK_CUR);
  }
  int failure = spoilt(fd, length, offset);
  ssize_t done = -1;
  if (failure) {
    dials->hits++;
  } else {
    done = at_end ? real_write(fd, bytes, length) : real_pwrite(fd, bytes, length, offset);
    if (done > 0) note('w', file_of[fd], offset, bytes, done);
  }
  pthread_mutex_unlock(&lock);
  if (failure) errno = failure;
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return watched(fd) ? put(fd, bytes, length, offset, 0) : real_pwrite(fd, bytes, length, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  return watched(fd) ? put(fd, bytes, length, offset, 0) : real_pwrite(fd, bytes, length, offset);
}
ssize_t write(int fd, const void *bytes, size_t length) {
  return watched(fd) ? put(fd, bytes, length, 0, 1) : real_write(fd, bytes, length);
}

static int shorten(int fd, off_t to) {
  if (!watched(fd)) return real_ftruncate(fd, to);
  pthread_mutex_lock(&lock);
  int done = real_ftruncate(fd, to);
  if (done == 0) note('t', file_of[fd], to, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int ftruncate(int fd, off_t to) { return shorten(fd, to); }
int ftruncate64(int fd, off64_t to) { return shorten(fd, to); }

static int sync_watched(int fd, int (*real)(int)) {
  if (!watched(fd)) return real(fd);
  pthread_mutex_lock(&lock);
  if (dials && dials->mode == 2 && --dials->left == 0) {
    pthread_mutex_unlock(&lock);
    return refuse(EIO);
  }
  int done = real(fd);
  if (done == 0) note('s', file_of[fd], 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int fsync(int fd) { return sync_watched(fd, real_fsync); }
int fdatasync(int fd) { return sync_watched(fd, real_fdatasync); }

int unlink(const char *path) {
  if (!is_ours(path)) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int done = real_unlink(path);
  if (done == 0) note('u', name_of(path), 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

int rename(const char *from, const char *to) {
  if (!is_ours(from)) return real_rename(from, to);
  pthread_mutex_lock(&lock);
  int done = real_rename(from, to);
  if (done == 0) note('r', name_of(from), 0, to, strlen(to));
  pthread_mutex_unlock(&lock);
  return done;
}
