"""Visits servers with http.client over ssl, or with requests: visit.py (http.client|requests) CA_FILE

Says that it is ready, then reads "id<TAB>url<TAB>addresses<TAB>milliseconds" a line and answers each with a line of JSON.
"""

import http.client
import json
import socket
import ssl
import sys
import threading
from urllib.parse import urlsplit

library, ca_file = sys.argv[1:3]
if library == "requests":
    import requests
addresses_of = {}
look_up = socket.getaddrinfo


def look_up_here(host, port, *rest, **named):
    """The system's look-up, but for the hosts whose addresses came with the visit."""
    given = addresses_of.get((host, port))
    if given is None:
        return look_up(host, port, *rest, **named)
    return [found for address in given for found in look_up(address, port, *rest, **named)]


socket.getaddrinfo = look_up_here


def with_http_client(url, timeout):
    parts = urlsplit(url)
    if parts.scheme == "https":
        context = ssl.create_default_context(cafile=ca_file)
        connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    try:
        connection.request("GET", "/", headers={"Connection": "close"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status >= 400:
            raise http.client.HTTPException(f"HTTP status {answer.status}: {body.decode('latin1')}")
    finally:
        connection.close()


def with_requests(url, timeout):
    with requests.Session() as session:
        session.trust_env = False
        session.get(url, verify=ca_file, timeout=timeout, headers={"Connection": "close"}).raise_for_status()


get = with_requests if library == "requests" else with_http_client


def visit(line):
    number, url, addresses, milliseconds = line.rstrip("\n").split("\t")
    parts = urlsplit(url)
    if addresses != "-":
        addresses_of[(parts.hostname, parts.port)] = addresses.split(",")
    try:
        get(url, int(milliseconds) / 1000)
        answer = {"id": int(number), "ok": True, "text": ""}
    except Exception as error:
        answer = {"id": int(number), "ok": False, "text": f"{type(error).__module__}.{type(error).__qualname__}: {error}"}
    tell(answer)


def tell(answer):
    with printing:
        print(json.dumps(answer), flush=True)


printing = threading.Lock()
tell({"id": 0, "ok": True, "text": "ready"})
for each in sys.stdin:
    threading.Thread(target=visit, args=(each,), daemon=True).start()
