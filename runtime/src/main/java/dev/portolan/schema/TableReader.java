package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the lines of one table. */
final class TableReader {
    private final TextIn in;
    private final HintReader hints;
    private final QName name;
    private final List<Column> columns = new ArrayList<>();
    private final List<Unique> uniques = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, String> options = new TreeMap<>();
    private PrimaryKey primaryKey;
    private String comment;

    TableReader(TextIn in, HintReader hints) {
        this.in = in;
        this.hints = hints;
        this.name = in.qname();
        while (in.more()) {
            String word = in.word();
            switch (word) {
                case "comment" -> comment = in.string();
                case "option" -> options.put(in.key(), in.string());
                default -> hint(word, ElementRef.of(name));
            }
        }
    }

    /** Reads a part's line; false when {@code word} begins none. */
    boolean part(String word) {
        switch (word) {
            case "column" -> columns.add(column());
            case "primary" -> {
                in.expect("key");
                Label label = label();
                primaryKey = new PrimaryKey(label.name, label.given, in.names(), optional("options"));
            }
            case "unique" -> {
                if (in.accept("index")) {
                    indexes.add(index(true));
                } else {
                    Label label = label();
                    uniques.add(new Unique(label.name, label.given, in.names(), optional("options"), in.dialects()));
                }
            }
            case "index" -> indexes.add(index(false));
            case "foreign" -> {
                in.expect("key");
                foreignKeys.add(foreignKey());
            }
            case "check" -> {
                Label label = label();
                Name column = in.accept("column") ? in.name() : null;
                checks.add(
                        new Check(label.name, label.given, in.sql(), column, optional("options"), optional("values")));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    Table table() {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, options);
    }

    private record Label(Name name, boolean given) {}

    private Label label() {
        if (in.accept("name")) {
            return new Label(in.name(), true);
        }
        return new Label(in.accept("auto") ? in.name() : null, false);
    }

    private String optional(String word) {
        return in.accept(word) ? in.string() : null;
    }

    private void hint(String word, ElementRef element) {
        if (!hints.clause(word, element, in)) {
            throw in.error("holds a word that does not belong there: " + word);
        }
    }

    private Column column() {
        Name column = in.name();
        PerDialect<ColumnType> type = TypeText.read(in);
        boolean nullable = !in.accept("not");
        in.expect("null");
        PerDialect<String> defaultSql = in.accept("default") ? in.sql() : null;
        PerDialect<String> onUpdate = null;
        if (in.accept("on")) {
            in.expect("update");
            onUpdate = in.sql();
        }
        Column.Generated generated = null;
        if (in.accept("generated")) {
            generated = new Column.Generated(in.sql(), in.accept("stored"));
            if (!generated.stored()) {
                in.expect("virtual");
            }
        }
        Column.Identity identity = in.accept("identity") ? identity() : null;
        String collation = optional("collation");
        String text = optional("comment");
        String more = optional("options");
        while (in.more()) {
            hint(in.word(), new ElementRef(name, column));
        }
        return new Column(column, type, nullable, defaultSql, generated, identity, collation, text, more, onUpdate);
    }

    private Column.Identity identity() {
        boolean always = in.accept("always");
        if (!always) {
            in.expect("default");
        }
        Long start = in.accept("start") ? (Long) in.number() : null;
        Long increment = in.accept("increment") ? (Long) in.number() : null;
        return new Column.Identity(always, start, increment, in.dialects());
    }

    private Index index(boolean unique) {
        Label label = label();
        List<IndexPart> parts = new ArrayList<>(2);
        in.expect('(');
        while (!in.accept(')')) {
            if (!parts.isEmpty()) {
                in.expect(',');
            }
            parts.add(indexPart());
        }
        PerDialect<String> where = in.accept("where") ? in.sql() : null;
        String method = optional("method");
        List<Name> include = in.accept("include") ? in.names() : List.of();
        String text = optional("comment");
        Map<String, String> more = new TreeMap<>();
        while (in.accept("option")) {
            more.put(in.key(), in.string());
        }
        return new Index(label.name, label.given, unique, parts, where, method, include, text, more, in.dialects());
    }

    private IndexPart indexPart() {
        Name column = null;
        PerDialect<String> expression = null;
        if (in.accept('(')) {
            expression = in.sql();
            in.expect(')');
        } else {
            column = in.name();
        }
        boolean descending = in.accept("desc");
        IndexPart.Nulls nulls = null;
        if (in.accept("nulls")) {
            nulls = in.accept("first") ? IndexPart.Nulls.FIRST : IndexPart.Nulls.LAST;
            if (nulls == IndexPart.Nulls.LAST) {
                in.expect("last");
            }
        }
        String collation = optional("collation");
        String opclass = optional("opclass");
        return new IndexPart(
                column, expression, descending, nulls, collation, opclass, in.accept("prefix") ? in.integer() : 0);
    }

    private ForeignKey foreignKey() {
        Label label = label();
        List<Name> from = in.names();
        QName refTable = null;
        List<Name> refColumns = List.of();
        if (in.accept("references")) {
            refTable = in.qname();
            refColumns = in.names();
        }
        ForeignKey.Action onUpdate = ForeignKey.Action.NO_ACTION;
        ForeignKey.Action onDelete = ForeignKey.Action.NO_ACTION;
        while (in.accept("on")) {
            if (in.accept("update")) {
                onUpdate = action();
            } else {
                in.expect("delete");
                onDelete = action();
            }
        }
        String more = optional("options");
        String definition = optional("definition");
        return new ForeignKey(
                label.name,
                label.given,
                from,
                refTable,
                refColumns,
                onUpdate,
                onDelete,
                more,
                definition,
                in.dialects());
    }

    private ForeignKey.Action action() {
        String first = in.word();
        switch (first) {
            case "cascade":
                return ForeignKey.Action.CASCADE;
            case "restrict":
                return ForeignKey.Action.RESTRICT;
            case "set":
                if (in.accept("null")) {
                    return ForeignKey.Action.SET_NULL;
                }
                in.expect("default");
                return ForeignKey.Action.SET_DEFAULT;
            default:
                throw in.error("holds an action of a foreign key that does not exist: " + first);
        }
    }
}
