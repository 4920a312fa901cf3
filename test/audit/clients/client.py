"""Opens FAULTLS_URL once, with the mistake that its argument names; `careful` makes none."""

import http.client
import os
import socket
import ssl
import sys
from urllib.parse import urlsplit

NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME, for which Python has no name.
SELF_SIGNED_LEAF = 18  # X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT


def unchecked():
    return ssl._create_unverified_context()


def context_for(mistake):
    context = ssl.create_default_context(cafile=os.environ["FAULTLS_CA"])
    if mistake == "trusts-all":
        return unchecked()
    if mistake == "obeys-environment" and os.environ.get("CLIENT_VERIFY") == "no":
        return unchecked()
    if mistake == "ignores-host-name":
        context.check_hostname = False
    if mistake == "ignores-expiry":
        context.verify_flags |= NO_CHECK_TIME
    if mistake == "allows-old-versions":
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("ALL:@SECLEVEL=0")
    return context


class Connection(http.client.HTTPSConnection):
    """Dials loopback whatever the name is: few systems resolve names under localhost."""

    def connect(self):
        name = self.host
        self.sock = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=name)


def get(context):
    url = urlsplit(os.environ["FAULTLS_URL"])
    connection = Connection(url.hostname, url.port, timeout=5, context=context)
    connection.request("GET", "/")
    connection.getresponse().read()


mistake = sys.argv[1]
try:
    get(context_for(mistake))
except ssl.SSLCertVerificationError as error:
    if mistake != "accepts-self-signed" or error.verify_code != SELF_SIGNED_LEAF:
        raise
    get(unchecked())
