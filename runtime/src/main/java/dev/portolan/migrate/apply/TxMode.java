package dev.portolan.migrate.apply;

import dev.portolan.dir.DirFormat;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.FileDirectives;
import java.util.List;
import java.util.Locale;

/** What is one transaction. */
public enum TxMode {
    /** Each file, unless it says otherwise. */
    FILE,
    /** All files of a run. */
    ALL,
    /** Nothing: each statement stands for itself. */
    NONE;

    private static final String DIRECTIVE = "txmode";

    /** {@code file}, {@code all}, {@code none}. @throws PortolanException usage */
    public static TxMode of(String text) {
        for (TxMode mode : values()) {
            if (mode.text().equals(text)) {
                return mode;
            }
        }
        throw PortolanException.usage("usage", "--tx-mode is file, all or none, not \"" + text + "\".");
    }

    /** As it is said. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * That of a file.
     *
     * @throws PortolanException {@code tx-mode} when the file says something else than this allows, or nonsense
     */
    TxMode of(Migration migration, DirFormat format) {
        List<String> said = FileDirectives.of(migration.file().head()).values(DIRECTIVE);
        if (said.size() > 1) {
            throw wrong(migration, "says atlas:txmode " + said.size() + " times: " + String.join(", ", said) + ".");
        }
        boolean without = format.withoutTransaction(migration.file());
        if (!said.isEmpty() && !List.of("file", "none").contains(said.get(0))) {
            throw wrong(migration, "says atlas:txmode " + said.get(0) + "; a file can say file or none.");
        }
        if (this == ALL && without) {
            throw wrong(
                    migration,
                    "must run without a transaction, and --tx-mode all puts all files into one. Leave --tx-mode out, or apply"
                            + " the files before and behind it by themselves (--to).");
        }
        if (said.contains("file") && this == NONE) {
            return FILE;
        }
        return without ? NONE : this;
    }

    private static PortolanException wrong(Migration migration, String what) {
        return PortolanException.failed("tx-mode", migration.name() + " " + what);
    }
}
