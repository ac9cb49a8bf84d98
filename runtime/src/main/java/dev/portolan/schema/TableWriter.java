package dev.portolan.schema;

import java.util.Locale;

/** Writes a table: its line, then a line for each of its parts. */
final class TableWriter {
    private final TextOut out;
    private final HintWriter hints;

    TableWriter(TextOut out, HintWriter hints) {
        this.out = out;
        this.hints = hints;
    }

    void write(Table table) {
        out.line("");
        out.word("table").name(table.name()).clause("comment", table.comment()).options(table.options());
        hints.of(ElementRef.of(table.name()));
        for (Column c : table.columns()) {
            column(c);
            hints.of(new ElementRef(table.name(), c.name()));
        }
        PrimaryKey key = table.primaryKey();
        if (key != null) {
            named("primary key", key.name(), key.named()).names(key.columns()).clause("options", key.options());
        }
        for (Unique u : table.uniques()) {
            named("unique", u.name(), u.named()).names(u.columns()).clause("options", u.options());
            out.dialects(u.dialects());
        }
        table.indexes().forEach(this::index);
        table.foreignKeys().forEach(this::foreignKey);
        table.checks().forEach(this::check);
    }

    private TextOut named(String words, Name name, boolean named) {
        out.line("  ");
        out.word(words);
        return name == null ? out : out.word(named ? "name" : "auto").name(name);
    }

    private void column(Column column) {
        out.line("  ");
        out.word("column").name(column.name());
        TypeText.write(out, column.type());
        out.word(column.nullable() ? "null" : "not null");
        if (column.defaultSql() != null) {
            out.word("default").sql(column.defaultSql());
        }
        if (column.onUpdate() != null) {
            out.word("on update").sql(column.onUpdate());
        }
        if (column.generated() != null) {
            out.word("generated").sql(column.generated().expression());
            out.word(column.generated().stored() ? "stored" : "virtual");
        }
        Column.Identity identity = column.identity();
        if (identity != null) {
            out.word("identity").word(identity.always() ? "always" : "default");
            if (identity.start() != null) {
                out.word("start").number(identity.start());
            }
            if (identity.increment() != null) {
                out.word("increment").number(identity.increment());
            }
            out.dialects(identity.dialects());
        }
        out.clause("collation", column.collation());
        out.clause("comment", column.comment());
        out.clause("options", column.options());
    }

    private void index(Index index) {
        named(index.unique() ? "unique index" : "index", index.name(), index.named())
                .open();
        for (int i = 0; i < index.parts().size(); i++) {
            part(i, index.parts().get(i));
        }
        out.mark(')');
        if (index.where() != null) {
            out.word("where").sql(index.where());
        }
        out.clause("method", index.method());
        if (!index.include().isEmpty()) {
            out.word("include").names(index.include());
        }
        out.clause("comment", index.comment()).options(index.options());
        out.dialects(index.dialects());
    }

    private void part(int i, IndexPart part) {
        out.next(i);
        if (part.column() != null) {
            out.name(part.column());
        } else {
            out.mark('(').sql(part.expression()).mark(')');
        }
        if (part.descending()) {
            out.word("desc");
        }
        if (part.nulls() != null) {
            out.word("nulls").word(part.nulls().name().toLowerCase(Locale.ROOT));
        }
        out.clause("collation", part.collation()).clause("opclass", part.opclass());
        if (part.prefix() != 0) {
            out.word("prefix").number(part.prefix());
        }
    }

    private void foreignKey(ForeignKey key) {
        named("foreign key", key.name(), key.named()).names(key.columns());
        if (key.refTable() != null) {
            out.word("references").name(key.refTable()).names(key.refColumns());
        }
        action("on update", key.onUpdate());
        action("on delete", key.onDelete());
        out.clause("options", key.options()).clause("definition", key.definition());
        out.dialects(key.dialects());
    }

    private void action(String words, ForeignKey.Action action) {
        if (action != ForeignKey.Action.NO_ACTION) {
            out.word(words).word(action.sql().toLowerCase(Locale.ROOT));
        }
    }

    private void check(Check check) {
        named("check", check.name(), check.named());
        if (check.column() != null) {
            out.word("column").name(check.column());
        }
        out.sql(check.expression()).clause("options", check.options()).clause("values", check.values());
    }
}
