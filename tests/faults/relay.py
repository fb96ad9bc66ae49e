"""A mail relay for tests. usage: relay.py DIRECTORY [CERTIFICATE KEY]

Listens on 127.0.0.1 and writes its port to DIRECTORY/port. What it does with a mail stands in DIRECTORY/mode when the
mail comes: ok, a reply such as "451 try later", hang, or hold (waits for DIRECTORY/release, then takes it). Each mail
that it takes becomes DIRECTORY/taken.N, and what a reader sees of it DIRECTORY/read.N. With a certificate it wants
STARTTLS and the user "coach" with the password "p@ss:word".
"""

import asyncio
import email
import email.policy
import pathlib
import ssl
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

directory = pathlib.Path(sys.argv[1])


class Relay:
    taken = 0

    async def handle_DATA(self, server, session, envelope):
        mode = (directory / "mode").read_text().strip()
        if mode == "hang":
            await asyncio.sleep(3600)
        if mode == "hold":
            (directory / "holding").touch()
            while not (directory / "release").exists():
                await asyncio.sleep(0.02)
            mode = "ok"
        if mode != "ok":
            return mode
        Relay.taken += 1
        (directory / f"taken.{Relay.taken}").write_bytes(envelope.content)
        (directory / f"read.{Relay.taken}").write_text(self.reading(session, envelope))
        return "250 taken"

    def reading(self, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        lines = [f"from {envelope.mail_from}", f"to {' '.join(envelope.rcpt_tos)}", f"tls {session.ssl is not None}"]
        lines += [f"{name}: {value}" for name, value in mail.items()]
        for part in mail.iter_parts():
            lines += [f"part {part.get_content_type()}", part.get_content()]
        return "\n".join(lines)


def authenticate(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and data == LoginPassword(b"coach", b"p@ss:word")
    return AuthResult(success=right, handled=False)


options = {}
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    options = dict(tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate)

# Port 0 would do, but the controller connects to the number that it was given.
for port in range(30000, 31000):
    try:
        controller = Controller(Relay(), hostname="127.0.0.1", port=port, **options)
        controller.start()
        break
    except OSError:
        continue
(directory / "port.new").write_text(str(port))
(directory / "port.new").rename(directory / "port")
while True:
    time.sleep(3600)
