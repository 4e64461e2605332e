"""What one look may cost one host, and what it has cost so far."""

from dataclasses import dataclass

QUERIES = 45
REQUESTS = 4
HANDSHAKES = 6


@dataclass
class Spending:
    """What was asked of one host. Each word that takes says whether it may still be asked, and counts it."""

    queries: int = 0
    requests: int = 0
    handshakes: int = 0

    def take_query(self) -> bool:
        """Count one question to the DNS, repeats of it included. False: the budget is spent, ask nothing."""
        if self.queries >= QUERIES:
            return False
        self.queries += 1
        return True

    def take_request(self) -> bool:
        """Count one request to a web server. False: the budget is spent, ask nothing."""
        if self.requests >= REQUESTS:
            return False
        self.requests += 1
        return True

    def take_handshake(self) -> bool:
        """Count one beginning of a secure connection. False: the budget is spent, ask nothing."""
        if self.handshakes >= HANDSHAKES:
            return False
        self.handshakes += 1
        return True
