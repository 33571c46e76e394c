"""Encryption of columns: AES-GCM, bound to whose row it is and to its table."""

import hashlib
import os
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


def make_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals and opens what is kept of an athlete; the key is never in the data folder."""

    key: bytes = field(repr=False)
    _cipher: AESGCM = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_cipher", AESGCM(self.key))

    def close(self, text: str, owner: int, table: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, _bytes(text), _bond(owner, table))

    def open(self, sealed: bytes, owner: int, table: str) -> str:
        """Raises cryptography's InvalidTag for another key, owner or table."""
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return self._cipher.decrypt(nonce, body, _bond(owner, table)).decode()

    def mark(self, words: str, owner: int, table: str) -> str:
        """The same words give the same mark, which says nothing about them without the key."""
        bond = _bond(owner, table) + b"\0"
        return hashlib.blake2b(
            bond + _bytes(words), key=self.key, digest_size=16, person=b"natural key"
        ).hexdigest()


def _bond(owner: int, table: str) -> bytes:
    return f"{table}:{owner}".encode()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half an emoji is no reason to lose a note
