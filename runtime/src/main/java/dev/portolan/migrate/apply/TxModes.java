package dev.portolan.migrate.apply;

import dev.portolan.dir.DirFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is one transaction, of each file of a run; known before the first one runs, so that none stops a run in its middle. */
final class TxModes {
    private final Map<String, TxMode> modes = new HashMap<>();

    /** @throws dev.portolan.schema.PortolanException {@code tx-mode} */
    TxModes(TxMode wanted, List<Migration> run, DirFormat format) {
        for (Migration migration : run) {
            modes.put(migration.name(), wanted.of(migration, format));
        }
    }

    TxMode of(Migration migration) {
        return modes.get(migration.name());
    }
}
