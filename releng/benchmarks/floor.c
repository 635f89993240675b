/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 *
 * The RPC floor: what the poller's calls cost a client that does nothing with the answers.
 *
 * floor poll URI THREADS     for each line on standard input: one round, then a line "nanoseconds of the round,
 *                            nanoseconds of CPU of this process so far, domains, calls"
 * floor loop URI THREADS     the same with an event loop, events and keepalive, as every client has that hears of events
 * floor bulk URI             the same with one call for the statistics of all domains, as BulkStats asks for them
 * floor fleet THREADS MS URI...       the same as "poll" on many hosts, one after the other, evenly over so many
 *                            milliseconds; domains and calls of all
 * floor fleet-loop THREADS MS URI...  the same with an event loop, events and keepalive
 * floor events URI           a line for each lifecycle event: CLOCK_MONOTONIC in nanoseconds, event, detail, name
 */
#define _GNU_SOURCE
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static virConnectPtr connection;
static virDomainPtr *domains;
static int count;
static int total;
static atomic_int next;
static atomic_long calls;

static void quiet(void *data, virErrorPtr error) {
}

static long monotonic(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000L + now.tv_nsec;
}

static long cpu(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000000L
      + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1000L;
}

static void fail(const char *what) {
  fprintf(stderr, "floor: %s: %s\n", what, virGetLastErrorMessage());
  exit(1);
}

/* TestDaemon names the domains vm<n> and their interfaces testnet<n + 10>. */
static void poll_domain(virDomainPtr domain) {
  virDomainInfo info;
  virDomainInterfaceStatsStruct network;
  virDomainBlockStatsStruct disk;
  char device[32];
  if (virDomainGetInfo(domain, &info) < 0) fail("getInfo");
  calls++;
  if (info.state != VIR_DOMAIN_RUNNING) return;
  snprintf(device, sizeof device, "testnet%d", atoi(virDomainGetName(domain) + 2) + 10);
  if (virDomainInterfaceStats(domain, device, &network, sizeof network) < 0) fail("interfaceStats");
  if (virDomainBlockStats(domain, "vda", &disk, sizeof disk) < 0) fail("blockStats");
  calls += 2;
}

static void *lane(void *unused) {
  int index;
  while ((index = next++) < count) poll_domain(domains[index]);
  return NULL;
}

/* The host's own counters, as HostReader asks for them: CPU, memory. */
static void poll_host(void) {
  int kinds = 0;
  virNodeCPUStats cpus[16];
  virNodeMemoryStats memory[16];
  if (virNodeGetCPUStats(connection, VIR_NODE_CPU_STATS_ALL_CPUS, NULL, &kinds, 0) == 0 && kinds <= 16)
    virNodeGetCPUStats(connection, VIR_NODE_CPU_STATS_ALL_CPUS, cpus, &kinds, 0);
  kinds = 0;
  if (virNodeGetMemoryStats(connection, VIR_NODE_MEMORY_STATS_ALL_CELLS, NULL, &kinds, 0) == 0 && kinds <= 16)
    virNodeGetMemoryStats(connection, VIR_NODE_MEMORY_STATS_ALL_CELLS, memory, &kinds, 0);
  else
    virNodeGetFreeMemory(connection);
}

static void poll(int threads) {
  pthread_t lanes[64];
  next = 0;
  count = virConnectListAllDomains(connection, &domains, 0);
  if (count < 0) fail("listAllDomains");
  for (int i = 1; i < threads; i++) pthread_create(&lanes[i], NULL, lane, NULL);
  lane(NULL);
  for (int i = 1; i < threads; i++) pthread_join(lanes[i], NULL);
  for (int i = 0; i < count; i++) virDomainFree(domains[i]);
  free(domains);
  poll_host();
  total += count;
}

static void poll_bulk(void) {
  virDomainStatsRecordPtr *records;
  unsigned int groups = VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_CPU_TOTAL | VIR_DOMAIN_STATS_BALLOON
      | VIR_DOMAIN_STATS_VCPU | VIR_DOMAIN_STATS_INTERFACE | VIR_DOMAIN_STATS_BLOCK;
  count = virConnectGetAllDomainStats(connection, groups, &records, VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT);
  if (count < 0) fail("getAllDomainStats");
  virDomainStatsRecordListFree(records);
  total += count;
  calls++;
}

static void sleep_until(long time) {
  struct timespec at = { time / 1000000000L, time % 1000000000L };
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}

static void round_of(int hosts, virConnectPtr *connections, int threads, long nanoseconds) {
  long begin = monotonic();
  total = 0;
  calls = 0;
  for (int i = 0; i < hosts; i++) {
    if (nanoseconds) sleep_until(begin + nanoseconds / hosts * i);
    connection = connections[i];
    if (threads) poll(threads); else poll_bulk();
  }
  printf("%ld %ld %d %ld\n", monotonic() - begin, cpu(), total, (long) calls);
  fflush(stdout);
}

static void *event_loop(void *unused) {
  for (;;) virEventRunDefaultImpl();
  return NULL;
}

static int heard(virConnectPtr from, virDomainPtr domain, int event, int detail, void *print) {
  if (print) {
    printf("%ld %d %d %s\n", monotonic(), event, detail, virDomainGetName(domain));
    fflush(stdout);
  }
  return 0;
}

static void listen_to_events(void *print) {
  if (virConnectSetKeepAlive(connection, 5, 5) < 0) fail("keepalive");
  if (virConnectDomainEventRegisterAny(connection, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
      VIR_DOMAIN_EVENT_CALLBACK(heard), print, NULL) < 0) fail("events");
}

int main(int argc, char **argv) {
  char line[64];
  if (argc < 3) return 2;
  virSetErrorFunc(NULL, quiet);
  int fleet = strncmp(argv[1], "fleet", 5) == 0;
  int events = strcmp(argv[1], "events") == 0;
  int loop = events || strstr(argv[1], "loop");
  int threads = fleet ? atoi(argv[2]) : argc > 3 ? atoi(argv[3]) : 0;
  long nanoseconds = fleet ? atol(argv[3]) * 1000000L : 0;
  char **uris = fleet ? argv + 4 : argv + 2;
  int hosts = fleet ? argc - 4 : 1;
  virConnectPtr *connections = calloc(hosts, sizeof *connections);
  if (loop) {
    pthread_t thread;
    virEventRegisterDefaultImpl();
    pthread_create(&thread, NULL, event_loop, NULL);
  }
  for (int i = 0; i < hosts; i++) {
    connections[i] = connection = virConnectOpen(uris[i]);
    if (!connection) fail("open");
    if (loop) listen_to_events(events ? "" : NULL);
  }
  if (events) {
    printf("ready\n");
    fflush(stdout);
  }
  while (fgets(line, sizeof line, stdin)) if (!events) round_of(hosts, connections, threads, nanoseconds);
  return 0;
}
