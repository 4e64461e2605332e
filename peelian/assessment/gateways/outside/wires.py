"""Where questions go. The settings say it once; tests and the demo say loopback and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wires:
    """The resolver, the ports and the trust of one look. `rdap`: the address of a registry's service, or none.

    `loopback`: only loopback may be asked, and everything else is refused; otherwise only public addresses may.
    `pause`: seconds between two connections to one address.
    """

    resolver: str = "127.0.0.1"
    resolver_port: int = 53
    http: int = 80
    https: int = 443
    smtp: int = 25
    roots: str = ""  # a file of certificates to trust; none: those of the machine
    rdap: str = ""
    loopback: bool = False
    pause: float = 1.0
    patience: float = 5.0  # seconds for one answer
