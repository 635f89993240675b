#!/usr/bin/env python3
"""qmp.py SOCKET COMMAND...: runs QEMU monitor commands (human syntax) over its QMP socket and prints the answers."""
import json
import socket
import sys


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

        execute('qmp_capabilities')
        for command in commands:
            answer = execute('human-monitor-command', **{'command-line': command})
            if isinstance(answer, str):
                print(answer, end='')


main(sys.argv[1], sys.argv[2:])
