package dev.portolan.acceptance.rows;

import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is in a database, as its Inspector reads it. Names begin with {@code my_} where a mapping gives them; others are not told. */
final class Facts {
    private final Target target;
    private final Connection database;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Target target, Connection database) {
        this.target = target;
        this.database = database;
    }

    /** @param besides another schema or catalog that counts; null for none */
    static List<Fact> of(Target target, Connection database, String besides) throws SQLException {
        Facts facts = new Facts(target, database);
        Graph graph = Dialects.named(target.dialect())
                .inspector()
                .inspect(
                        database,
                        besides == null ? Scope.ALL : new Scope(List.of(Name.quoted(besides)), t -> false, List.of()))
                .graph();
        for (Table table : graph.tables()) {
            facts.table(table);
        }
        graph.sequences()
                .forEach(s -> facts.object("sequence " + facts.name(s.name()) + " from " + s.start() + " by "
                        + s.increment() + after(s.options())));
        graph.views().forEach(v -> facts.object("view " + facts.name(v.name())));
        graph.enums().forEach(e -> facts.object("enum " + facts.name(e.name()) + " " + e.values()));
        return List.copyOf(facts.facts);
    }

    private void object(String text) {
        facts.add(new Fact(text, Fact.Kind.OBJECT, "", text));
    }

    private void table(Table table) throws SQLException {
        String name = name(table.name());
        add(name, Fact.Kind.OBJECT, "", name + comment(table.comment()));
        table.columns().forEach(c -> add(name, Fact.Kind.COLUMN, name(c.name()), column(c)));
        if (table.primaryKey() != null) {
            add(
                    name,
                    Fact.Kind.KEY,
                    "",
                    "primary key " + list(table.primaryKey().columns()));
        }
        table.uniques().forEach(u -> unique(name, u.name(), list(u.columns()) + after(u.options())));
        Set<List<Name>> references =
                table.foreignKeys().stream().map(ForeignKey::columns).collect(Collectors.toCollection(HashSet::new));
        for (Index index : table.indexes()) {
            List<Name> columns = index.parts().stream().map(p -> p.column()).toList();
            if (index.unique()) {
                unique(name, index.name(), parts(index));
            } else if (!references.contains(columns) || target != Target.MYSQL && target != Target.MARIADB) {
                add(name, Fact.Kind.INDEX, "", "index " + given(index.name()) + parts(index));
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            add(name, Fact.Kind.REFERENCE, "", reference(key));
        }
        for (Check check : table.checks()) {
            add(
                    name,
                    Fact.Kind.CHECK,
                    "",
                    "check " + given(check.name()) + sql(check.expression().value())
                            + ("COLUMN".equals(check.options()) ? "" : after(check.options())));
        }
        rows(name, table.name());
    }

    private void add(String table, Fact.Kind kind, String subject, String text) {
        facts.add(new Fact(table, kind, subject, text));
    }

    private void unique(String table, Name name, String columns) {
        Fact fact = new Fact(table, Fact.Kind.UNIQUE, "", "unique " + given(name) + columns);
        if (!facts.contains(fact)) {
            facts.add(fact);
        }
    }

    private String column(Column c) {
        ColumnType.Native type = (ColumnType.Native) c.physicalType();
        StringBuilder text = new StringBuilder(name(c.name()))
                .append(' ')
                .append(type.name().toLowerCase(Locale.ROOT))
                .append(type.args().isEmpty() ? "" : "(" + String.join(",", type.args()) + ")");
        if (c.collation() != null) {
            text.append(" collate ").append(c.collation());
        }
        if (c.generated() != null) {
            text.append(" as (").append(sql(c.generated().expression().value())).append(')');
        }
        if (c.physicalDefault() != null) {
            text.append(" default ").append(c.physicalDefault());
        }
        text.append(c.identity() == null ? "" : " identity").append(c.nullable() ? "" : " not null");
        return text + after(c.options()) + comment(c.comment());
    }

    private String reference(ForeignKey key) {
        return "foreign key " + given(key.name()) + list(key.columns()) + " to " + name(key.refTable()) + " "
                + list(key.refColumns())
                + (key.onDelete() == ForeignKey.Action.NO_ACTION || key.onDelete() == ForeignKey.Action.RESTRICT
                        ? ""
                        : " on delete " + key.onDelete().sql().toLowerCase(Locale.ROOT))
                + after(key.options());
    }

    private String parts(Index index) {
        String parts = index.parts().stream()
                .map(p -> (p.column() == null ? sql(p.expression().value()) : name(p.column()))
                        + (p.descending() ? " desc" : ""))
                .collect(Collectors.joining(", ", "(", ")"));
        return parts
                + (index.where() == null ? "" : " where " + sql(index.where().value()));
    }

    private void rows(String table, QName name) throws SQLException {
        String quote = target == Target.MYSQL || target == Target.MARIADB ? "`" : "\"";
        String from =
                (name.schema() == null ? "" : quote + name.schema().text() + quote + ".") + quote + name.text() + quote;
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + from)) {
            while (rows.next()) {
                Set<String> values = new TreeSet<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT) + "=" + rows.getString(i));
                }
                add(table, Fact.Kind.ROW, "", "row " + String.join(" ", values));
            }
        }
    }

    private static String comment(String comment) {
        return comment == null ? "" : " comment '" + comment + "'";
    }

    private static String after(String options) {
        return options == null ? "" : " " + options;
    }

    private String given(Name name) {
        return name != null && name.text().toLowerCase(Locale.ROOT).startsWith("my_") ? name(name) + " " : "";
    }

    private String list(List<Name> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private String name(QName name) {
        return (name.schema() == null ? "" : name(name.schema()) + ".") + name(name.name());
    }

    /** In quotes when the server would find it only so. */
    private String name(Name name) {
        String folded = name.text().toLowerCase(Locale.ROOT);
        String server = target == Target.POSTGRES ? folded : name.text().toUpperCase(Locale.ROOT);
        boolean folds = target == Target.POSTGRES || target == Target.H2;
        return folds && !server.equals(name.text()) ? '"' + name.text() + '"' : folded;
    }

    /** Without quotes, which each server writes in its own way, and without the letter case of what is no value. */
    private static String sql(String sql) {
        StringBuilder text = new StringBuilder();
        String[] parts = sql.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            text.append(i == 0 ? "" : "'")
                    .append(
                            i % 2 == 1
                                    ? parts[i]
                                    : parts[i].replaceAll("[`\"]", "").toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
