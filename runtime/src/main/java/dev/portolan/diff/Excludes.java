package dev.portolan.diff;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is never touched ({@code --exclude}): {@code table}, {@code schema.table} or {@code table.column}, with {@code *} for any
 * characters and {@code ?} for one. Letter case does not count. The history tables of known tools always belong to it.
 */
public final class Excludes {
    private static final List<String> HISTORIES = List.of(
            "atlas_schema_revisions",
            "flyway_schema_history",
            "schema_version",
            "databasechangelog",
            "databasechangeloglock",
            "schema_migrations",
            "goose_db_version",
            "gorp_migrations",
            "_sqlx_migrations",
            "_prisma_migrations",
            "alembic_version",
            "knex_migrations",
            "knex_migrations_lock",
            "django_migrations",
            "__efmigrationshistory");

    /** The history tables only. */
    public static final Excludes DEFAULT = of(List.of(), null);

    private final Set<String> names;
    private final List<Pattern> globs;
    /** Whether a glob may mean a column or a schema. */
    private final boolean columns;

    private final String defaultSchema;

    private Excludes(Set<String> names, List<Pattern> globs, boolean columns, String defaultSchema) {
        this.names = names;
        this.globs = globs;
        this.columns = columns;
        this.defaultSchema = defaultSchema;
    }

    /** @param globs besides the history tables @param defaultSchema of the connection, as globs may name it; null for none */
    public static Excludes of(List<String> globs, String defaultSchema) {
        Set<String> names = new HashSet<>(HISTORIES);
        List<Pattern> patterns = new ArrayList<>();
        boolean columns = false;
        for (String glob : globs) {
            String stripped = glob.strip();
            columns |= stripped.contains(".");
            if (stripped.contains("*") || stripped.contains("?")) {
                patterns.add(pattern(stripped));
            } else {
                names.add(stripped.toLowerCase(Locale.ROOT));
            }
        }
        return new Excludes(Set.copyOf(names), List.copyOf(patterns), columns, defaultSchema);
    }

    public boolean table(QName table) {
        return matches(table, "");
    }

    /** Whether a column is excluded; those of an excluded table are. */
    public boolean column(QName table, Name column) {
        return table(table) || columns && matches(table, "." + column.text());
    }

    private boolean matches(QName table, String suffix) {
        String schema = table.schema() == null ? defaultSchema : table.schema().text();
        String plain = table.text() + suffix;
        return matches(plain) || columns && schema != null && matches(schema + "." + plain);
    }

    private boolean matches(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT))
                || globs.stream().anyMatch(g -> g.matcher(name).matches());
    }

    /** Whether a column of a table that is not excluded may be. */
    boolean mayNameColumns() {
        return columns;
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
