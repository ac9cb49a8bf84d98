package dev.portolan.dir.format;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements of a file, or of a section of it, at their lines. */
final class SplitFile {
    private SplitFile() {}

    static List<Statement> all(MigrationFile file, SplitRules rules) {
        return section(file.name(), file.text(), 0, 1, rules);
    }

    /**
     * @param text of the section
     * @param offset where it begins in the file
     * @param line on which it begins, from 1
     * @throws PortolanException {@code sql-split}
     */
    static List<Statement> section(String file, String text, int offset, int line, SplitRules rules) {
        List<Statement> statements;
        try {
            statements = Splitter.split(text, rules);
        } catch (PortolanException e) {
            String what = e.text();
            int colon = what.indexOf(':');
            int at = Integer.parseInt(what.substring(0, colon)) + line - 1;
            throw PortolanException.failed(
                    e.code(),
                    file + ":" + at + what.substring(colon)
                            + ". Mend the file, then write the sum anew: portolan hash, or MigrationGenerator --rehash",
                    e);
        }
        if (offset == 0 && line == 1) {
            return statements;
        }
        List<Statement> moved = new ArrayList<>(statements.size());
        for (Statement s : statements) {
            moved.add(new Statement(s.position() + offset, s.line() + line - 1, s.text(), s.comments()));
        }
        return moved;
    }

    /** @throws PortolanException {@code migration-malformed}, to be thrown */
    static PortolanException malformed(String file, int line, String what) {
        return mend("migration-malformed", file + ":" + line + ": " + what);
    }

    /** To be thrown. */
    static PortolanException mend(String code, String what) {
        return PortolanException.failed(
                code, what + ". Mend the file, then write the sum anew: portolan hash, or MigrationGenerator --rehash");
    }

    /** @throws PortolanException {@code migration-not-sql}, to be thrown */
    static PortolanException notSql(String file, String tool) {
        return PortolanException.failed(
                "migration-not-sql",
                file + " is a migration of " + tool
                        + " that is not SQL, and Portolan cannot tell what it does. Begin with a "
                        + "baseline: a directory of its own for Portolan, whose first migration is the schema as it is now "
                        + "(portolan inspect --url … or portolan ddl prints it), recorded as applied; or write it in SQL");
    }
}
