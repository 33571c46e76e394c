"""Who may look: this computer alone, by the address it was given, with the key."""

import hmac
import ipaddress
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

OPEN = frozenset({"/healthz"})
SORRY = "This page opens only with the address that the launcher printed: it ends in a key.\n"
ELSEWHERE = "This page opens only at its own address on this computer.\n"
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether an address to listen at is this computer's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def guard(key: str) -> Middleware:
    """The middleware that lets nobody past without the key, nor through another name."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        return await _checked(request, handler, key)

    return check


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """On every answer: nothing from elsewhere may run in the page, nor look into it."""
    response.headers.update(HEADERS)


async def _checked(request: web.Request, handler: Handler, key: str) -> web.StreamResponse:
    if not _at_home(request):
        return web.Response(status=403, text=ELSEWHERE)
    given = request.query.get("k", "")
    if request.path not in OPEN and not hmac.compare_digest(given.encode(), key.encode()):
        return web.Response(status=403, text=SORRY)
    try:
        return await handler(request)
    except web.HTTPException as error:
        return web.Response(status=error.status, text=f"{error.reason}\n")


def _at_home(request: web.Request) -> bool:
    """Neither another name for this address, nor another page that calls it."""
    origin = request.headers.get("Origin")
    try:
        host = urlsplit(f"//{request.host}").hostname
        same = origin is None or urlsplit(origin).netloc == request.host
    except ValueError:  # no address at all
        return False
    return host in LOCAL_NAMES and same and "@" not in request.host
