# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0
#
# server.py FOLDER MODE PORT   a mail server (Debian's python3-aiosmtpd) on the loopback address. It keeps each mail
# as a file in the folder, where the file "ready" says that it listens. MODE: open (plain text, no user), starttls or
# tls (both want the user ann with the password s3cret). It refuses mail for nobody@... and from spam@...
import os
import signal
import ssl
import sys
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, mode = sys.argv[1:3]


class Box:
    count = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith('spam@'):
            return '553 no spam here'
        envelope.mail_from = address
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('nobody@'):
            return '550 no such mailbox'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        Box.count += 1
        part = os.path.join(folder, 'part')
        with open(part, 'wb') as out:
            out.write(('X-Tls: %s\r\nX-User: %s\r\nX-To: %s\r\n' % (
                session.ssl is not None or mode == 'tls', session.auth_data, ','.join(envelope.rcpt_tos))).encode())
            out.write(envelope.original_content)
        os.rename(part, os.path.join(folder, 'mail-%d' % Box.count))
        return '250 kept'


def authenticate(server, session, envelope, mechanism, data):
    ok = isinstance(data, LoginPassword) and data.login == b'ann' and data.password == b's3cret'
    return AuthResult(success=ok, handled=ok, auth_data=data.login.decode() if ok else None)


class Secured(Controller):
    def factory(self):
        context = None
        if mode == 'starttls':
            context = load()
        return SMTP(self.handler, hostname='test', tls_context=context, require_starttls=mode == 'starttls',
                    authenticator=authenticate, auth_required=mode != 'open', auth_require_tls=mode != 'tls',
                    timeout=60)


def load():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, 'server.pem'))
    return context


controller = Secured(Box(), hostname='127.0.0.1', port=int(sys.argv[3]), ssl_context=load() if mode == 'tls' else None)
controller.start()
with open(os.path.join(folder, 'ready'), 'w') as ready:
    ready.write('yes')
signal.sigwait([signal.SIGTERM, signal.SIGINT])
controller.stop()
