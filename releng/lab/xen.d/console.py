#!/usr/bin/env python3
"""console.py [--force] [--limit SECONDS] URI DOMAIN (--prompt | COMMAND...)

Types into a VM's console through libvirt. --prompt: returns when a shell prompt is there. Otherwise types each
command after a prompt, prints what the VM shows, and returns at the prompt after the last one; the command "--leave"
at the end returns a moment after the last one was typed, for endless loops; "^C" interrupts what runs.
"""
import argparse
import os
import pty
import re
import select
import signal
import sys
import termios
import time

PROMPT = re.compile(r'[\w@:~/.-]+[#$] ?(\x1b\[[\d;?]*[a-zA-Z])*$')


class Console:
    def __init__(self, uri, domain, force, limit):
        self.end = time.monotonic() + limit
        self.limit = limit
        self.text = ''
        command = ['virsh', '-k', '0', '-c', uri, 'console'] + (['--force'] if force else []) + [domain]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvp(command[0], command)

    def pump(self, seconds):
        """Reads what comes within the time; False when nothing did."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b''
        if not data:
            sys.exit('the console closed: ' + self.text.strip().replace('\r\n', ' ')[-200:])
        self.text += data.decode(errors='replace')
        error = re.search(r'^error: .*', self.text, re.MULTILINE)
        if error:  # virsh does not always end at once after it
            sys.exit('the console closed: ' + error.group().strip())
        return True

    def attached(self):
        while 'Escape character' not in self.text:
            self.pump(1)
            self.check('no console')
        while termios.tcgetattr(self.fd)[3] & termios.ISIG:  # until virsh has made it raw, ^C would end virsh
            time.sleep(0.05)
            self.check('no raw console')
        self.text = self.text[self.text.index('Escape character'):]

    def check(self, what):
        if time.monotonic() > self.end:
            sys.exit('%s within %d s; last seen: %r' % (what, self.limit, self.text[-80:]))

    def interrupt(self):
        """^C until a prompt is there: bash misses one that comes inside a command substitution."""
        while True:
            os.write(self.fd, b'\x03')
            until = time.monotonic() + 3
            while time.monotonic() < until:
                if not self.pump(0.5) and self.at_prompt():
                    return
            self.check('^C brought no prompt')

    def at_prompt(self):
        return PROMPT.search(self.text.rstrip('\r\n').split('\n')[-1])

    def prompt(self, nudge=None):
        """Until the text ends in a prompt and stays so; a return is typed at every `nudge` seconds of silence."""
        quiet = 0.0
        while True:
            if self.pump(0.5):
                quiet = 0.0
                continue
            if self.at_prompt():
                return
            quiet += 0.5
            if nudge and quiet >= nudge:
                self.type('')
                quiet = 0.0
            self.check('no prompt')

    def type(self, line):
        os.write(self.fd, line.encode() + b'\r')

    def close(self):
        os.write(self.fd, b'\x1d')  # ^]: virsh leaves the console
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    os.read(self.fd, 65536)
                except OSError:
                    pass
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--force', action='store_true')
    parser.add_argument('--limit', type=float, default=120)
    parser.add_argument('uri')
    parser.add_argument('domain')
    args, commands = parser.parse_known_args()
    console = Console(args.uri, args.domain, args.force, args.limit)
    console.attached()
    if commands and commands[0] == '^C':
        console.interrupt()
        commands = commands[1:]
    else:
        console.type('')
    console.prompt(nudge=3)
    if commands != ['--prompt']:
        leave = bool(commands) and commands[-1] == '--leave'
        for command in commands[:-1] if leave else commands:
            console.text = ''
            console.type(command)
            if leave and command == commands[-2]:
                time.sleep(1)
                break
            console.prompt()
            shown = console.text.replace('\r', '').split('\n')
            print('\n'.join(shown[1:-1]))
    console.close()


main()
