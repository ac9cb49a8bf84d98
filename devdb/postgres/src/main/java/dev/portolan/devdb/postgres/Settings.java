package dev.portolan.devdb.postgres;

import java.util.List;

/** How a server is set that holds nothing worth keeping. */
final class Settings {
    static final List<String> ALL = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_logical_replication_workers=0",
            "io_method=sync",
            "dynamic_shared_memory_type=mmap",
            "autovacuum=off",
            "jit=off",
            "max_connections=100",
            // A transaction that creates thousands of tables holds a lock on each.
            "max_locks_per_transaction=1024",
            "TimeZone=UTC",
            "log_min_messages=fatal");

    private Settings() {}
}
