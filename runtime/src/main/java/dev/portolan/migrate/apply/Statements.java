package dev.portolan.migrate.apply;

import dev.portolan.dir.DirFormat;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The statements of a file; those of a long one are read again each time, and never held as a whole. */
final class Statements {
    private static final int SHORT = 1 << 20;

    private final Migration migration;
    private final DirFormat format;
    private final SplitRules rules;
    private final List<Statement> held;

    Statements(Migration migration, DirFormat format, SplitRules rules) {
        this.migration = migration;
        this.format = format;
        this.rules = rules;
        this.held = migration.file().size() <= SHORT ? format.statements(migration.file(), rules) : null;
    }

    int count() {
        if (held != null) {
            return held.size();
        }
        try (Stream<Statement> all = stream()) {
            return (int) all.count();
        }
    }

    /** To be closed. */
    Stream<Statement> stream() {
        return held != null ? held.stream() : format.stream(migration.file(), rules);
    }

    /** The one of that number, from 1; null when there are not so many. */
    Statement at(int number) {
        try (Stream<Statement> all = stream()) {
            return all.skip(number - 1L).findFirst().orElse(null);
        }
    }
}
