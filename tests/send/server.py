"""A mail server on loopback, of the package aiosmtpd: server.py PORT LOG SLOW [CERTIFICATE KEY] [USER PASSWORD].

Every mail that it has taken is a line of LOG, on the disk before the answer goes out. SLOW is the longest time, in
milliseconds, that it waits at random before and after that. It says its port when it listens.
"""

import asyncio
import email
import json
import os
import random
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Taker:
    def __init__(self, log, slow):
        self.log, self.slow = log, slow

    async def dawdle(self):
        await asyncio.sleep(random.uniform(0, self.slow / 1000))

    async def handle_RCPT(self, server, session, envelope, address, options):
        await self.dawdle()
        if address.startswith("never"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 go on"

    async def handle_DATA(self, server, session, envelope):
        await self.dawdle()
        mail = email.message_from_bytes(envelope.content)
        line = {
            "id": mail["Message-ID"],
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "user": session.auth_data and session.auth_data.login.decode(),
            "tls": session.ssl is not None,
            "content": envelope.content.decode("latin-1"),
        }
        with open(self.log, "a") as log:
            log.write(json.dumps(line) + "\n")
            log.flush()
            os.fsync(log.fileno())
        await self.dawdle()
        return "250 2.0.0 taken"


async def main(port, log, slow, certificate="", key="", user="", password=""):
    options = {"decode_data": False, "enable_SMTPUTF8": True}
    if certificate:
        options["tls_context"] = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        options["tls_context"].load_cert_chain(certificate, key)
        options["require_starttls"] = True
    if user:
        right = (user.encode(), password.encode())
        options["auth_required"] = True
        options["authenticator"] = lambda server, session, envelope, mechanism, login: AuthResult(
            success=(login.login, login.password) == right, handled=False, auth_data=login
        )
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Taker(log, int(slow)), **options), "127.0.0.1", int(port))
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
