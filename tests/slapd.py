"""A real OpenLDAP server for the tests, started by them on loopback and stopped with them."""

import datetime as dt
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

BINARY = Path("/usr/sbin/slapd")
SCHEMA = Path("/etc/ldap/schema")
BASE = "dc=xinghe,dc=example"
READER, LIMITED = f"cn=reader,{BASE}", f"cn=limited,{BASE}"
PASSWORD = "reader-of-the-tests"

_CONFIGURATION = """\
include {schema}/core.schema
include {schema}/cosine.schema
include {schema}/inetorgperson.schema
pidfile {folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCACertificateFile {folder}/server.pem
TLSCertificateFile {folder}/server.pem
TLSCertificateKeyFile {folder}/server.key
database mdb
suffix "{base}"
rootdn "cn=admin,{base}"
rootpw {password}
directory {folder}/data
limits dn.exact="{limited}" size.prtotal=3
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{limited}" read by dn.exact="{reader}" read by * none
"""


def is_installed() -> bool:
    """Return whether there is a server to start."""
    return BINARY.exists() and SCHEMA.exists()


@dataclass(frozen=True)
class Directory:
    """A running server: its ports, and the certificate to trust."""

    plain: int
    tls: int
    certificate: Path
    folder: Path

    def load(self, ldif: str) -> None:
        """Add and change entries as the administrator, in LDIF with changetypes or without."""
        from ldap3 import Connection, Server

        server = Server("127.0.0.1", self.plain, get_info="NO_INFO")
        admin = Connection(server, f"cn=admin,{BASE}", PASSWORD, auto_bind=True)
        try:
            for block in ldif.strip().split("\n\n"):
                _apply(admin, [line.split(": ", 1) for line in block.splitlines()])
        finally:
            admin.unbind()


def _apply(admin: object, lines: list[list[str]]) -> None:
    dn, attributes = lines[0][1], lines[1:]
    if attributes == [["changetype", "delete"]]:
        done = admin.delete(dn)  # type: ignore[attr-defined]  # ldap3's connection
    else:
        values: dict[str, list[str]] = {}
        for name, value in attributes:
            values.setdefault(name, []).append(value)
        done = admin.add(dn, values.pop("objectClass"), values)  # type: ignore[attr-defined]  # as above
    if not done:
        raise RuntimeError(f"{dn}: {admin.result}")  # type: ignore[attr-defined]  # noqa: TRY003, EM102 - in a test's output


@contextmanager
def directory() -> Iterator[Directory]:
    """Run a server on a fresh folder, with the base, the two who may read, and nobody else."""
    folder = Path(tempfile.mkdtemp(prefix="shoumi-slapd-"))
    plain, tls = _free_port(), _free_port()
    try:
        (folder / "data").mkdir()
        _write_certificate(folder)
        (folder / "slapd.conf").write_text(
            _CONFIGURATION.format(
                schema=SCHEMA, folder=folder, base=BASE, password=PASSWORD, reader=READER, limited=LIMITED
            ),
            encoding="utf-8",
        )
        addresses = f"ldap://127.0.0.1:{plain} ldaps://127.0.0.1:{tls}"
        running = subprocess.Popen(
            [BINARY, "-f", folder / "slapd.conf", "-h", addresses, "-d", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(plain)
            made = Directory(plain, tls, folder / "server.pem", folder)
            made.load(_FOUNDATION)
            yield made
        finally:
            running.terminate()
            running.wait(timeout=20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_FOUNDATION = f"""\
dn: {BASE}
objectClass: dcObject
objectClass: organization
o: Xinghe

dn: {READER}
objectClass: applicationProcess
objectClass: simpleSecurityObject
userPassword: {PASSWORD}

dn: {LIMITED}
objectClass: applicationProcess
objectClass: simpleSecurityObject
userPassword: {PASSWORD}
"""


@contextmanager
def cut_off(port: int, after: int) -> Iterator[int]:
    """Stand between a client and ``port``, and drop the line at the client's message number ``after``: yield the port.

    Each request of an LDAP client is one message here, since it waits for the answer before it sends the next.
    """
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            client, _address = listening.accept()
        except OSError:
            return
        with client, socket.create_connection(("127.0.0.1", port)) as server:
            back = threading.Thread(target=_pump, args=(server, client))
            back.start()
            for _ in range(after - 1):
                server.sendall(client.recv(65536))
            client.recv(65536)
            for each in (server, client):
                each.shutdown(socket.SHUT_RDWR)
            back.join()

    serving = threading.Thread(target=serve)
    serving.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()
        serving.join(timeout=10)


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        return


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    message = "slapd did not come up within ten seconds"
    raise RuntimeError(message)


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.key").write_bytes(private)
