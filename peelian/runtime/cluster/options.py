"""How the embedded PostgreSQL is set up. Measured: ../shared/research/platform.md section 1."""

# Given on the command line, so that a changed line here takes effect at the next start.
OPTIONS = {
    "listen_addresses": "",  # the socket only: nothing to reach from another machine
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "shared_buffers": "128MB",
    "max_connections": "60",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "idle_in_transaction_session_timeout": "60s",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",  # a week, then over the oldest
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_file_mode": "0600",
    "log_min_error_statement": "panic",  # a statement carries a victim's words; a log must not
    "log_error_verbosity": "terse",  # so does DETAIL: Key (email)=(...) already exists
}

# Durable is the default: fsync, synchronous_commit and full_page_writes are left alone outside tests.
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}

INITDB = ["--username=peelian", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
BUILTIN_LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]  # PostgreSQL 17 and later


def initdb_options(*, major: int, fsync: bool) -> list[str]:
    """Return initdb's arguments for a major version."""
    builtin = BUILTIN_LOCALE if major >= 17 else []
    return INITDB + builtin + ([] if fsync else ["--no-sync"])


def server_options(*, socket: str, fsync: bool) -> list[str]:
    """Return the server's arguments for a socket folder."""
    chosen = OPTIONS | ({} if fsync else THROWAWAY) | {"unix_socket_directories": socket}
    return [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]
