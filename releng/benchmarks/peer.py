# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0
"""The loop that one writes with python3-libvirt, making the calls that our poller makes.

peer.py URI THREADS: for each line on standard input one round, then a line as "floor poll" writes it.
"""
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import libvirt


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int((used.ru_utime + used.ru_stime) * 1e9)


def poll(domain):
    state, _, memory, vcpus, cpu_time = domain.info()
    if state != libvirt.VIR_DOMAIN_RUNNING:
        return 1
    domain.interfaceStats("testnet%d" % (int(domain.name()[2:]) + 10))
    domain.blockStats("vda")
    return 3


def host(connection):
    connection.getCPUStats(libvirt.VIR_NODE_CPU_STATS_ALL_CPUS)
    try:
        connection.getMemoryStats(libvirt.VIR_NODE_MEMORY_STATS_ALL_CELLS)
    except libvirt.libvirtError:
        connection.getFreeMemory()


def main():
    libvirt.registerErrorHandler(lambda context, error: None, None)
    connection = libvirt.open(sys.argv[1])
    threads = int(sys.argv[2])
    pool = ThreadPoolExecutor(threads)
    for _ in sys.stdin:
        begin = time.monotonic_ns()
        domains = connection.listAllDomains()
        calls = sum(pool.map(poll, domains) if threads > 1 else map(poll, domains))
        host(connection)
        print(time.monotonic_ns() - begin, cpu(), len(domains), calls, flush=True)


main()
