#!/usr/bin/env python3
"""qmp.py SOCKET COMMAND...: runs QEMU monitor commands (human syntax) over its QMP socket and prints the answers.

The command "freeze" stops the machine where its state can be loaded again: QEMU refuses to load a CPU that was inside
a PVH guest ("vCPU set in guest-mode inconsistent with migrated kernel nested state"), so it runs on a little until
every CPU is in the hypervisor or dom0, which is told by the interrupt table being Xen's.
"""
import json
import random
import re
import socket
import sys
import time

XEN_ADDRESSES = ('ffff82', 'ffff83')


def freeze(run):
    for _ in range(2000):
        run('stop')
        tables = re.findall(r'^IDT=\s*([0-9a-f]+)', run('info registers -a'), re.MULTILINE)
        if tables and all(table.startswith(XEN_ADDRESSES) for table in tables):
            return
        run('cont')
        time.sleep(random.uniform(0.001, 0.02))
    sys.exit('qmp freeze: a CPU is inside a guest whenever looked at')


def main(path, commands):
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(120)
        s.connect(path)
        stream = s.makefile('rw')
        stream.readline()

        def execute(name, **arguments):
            stream.write(json.dumps({'execute': name, 'arguments': arguments}) + '\n')
            stream.flush()
            while True:
                line = stream.readline()
                if not line:
                    return ''  # QEMU ended, as "quit" wants
                answer = json.loads(line)
                if 'error' in answer:
                    sys.exit('qmp %s: %s' % (arguments or name, answer['error']['desc']))
                if 'return' in answer:
                    return answer['return']

        def run(command):
            answer = execute('human-monitor-command', **{'command-line': command})
            return answer if isinstance(answer, str) else ''

        execute('qmp_capabilities')
        for command in commands:
            if command == 'freeze':
                freeze(run)
            else:
                print(run(command), end='')


main(sys.argv[1], sys.argv[2:])
