package dev.portolan.dialect.postgres;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a plan uses a value that it adds to an enum type: the server refuses it in the transaction that adds the value. */
final class EnumUse {
    private final Graph to;
    private final Hints hints;
    private final Set<String> before = new HashSet<>();

    EnumUse(Graph from, Graph to, Hints hints) {
        this.to = to;
        this.hints = hints;
        from.tables().forEach(t -> before.addAll(texts(t)));
        from.views().forEach(v -> before.add(Ddl.text(v.query())));
    }

    boolean uses(Change.ModifyEnum change) {
        List<String> added = change.to().values().stream()
                .filter(v -> !change.from().values().contains(v))
                .toList();
        Set<String> texts = new HashSet<>();
        Set<QName> holders = new HashSet<>();
        holders.add(change.to().name());
        for (Table table : to.tables()) {
            if (!EnumPlan.columns(table, change.to()).isEmpty()) {
                holders.add(table.name());
                texts.addAll(texts(table));
                filled(table, change.to(), texts);
            }
        }
        for (View view : to.views()) {
            if (view.dependsOn().stream().anyMatch(holders::contains)) {
                texts.add(Ddl.text(view.query()));
            }
        }
        texts.removeAll(before);
        for (Seed seed : to.seeds()) {
            seed.rows().forEach(texts::addAll);
        }
        return added.stream().anyMatch(value -> texts.stream().anyMatch(t -> holds(t, value)));
    }

    /** Expressions that fill rows. */
    private void filled(Table table, EnumType type, Set<String> texts) {
        for (Column column : EnumPlan.columns(table, type)) {
            String backfill = ColumnWork.backfill(hints, table.name(), column);
            if (backfill != null) {
                texts.add(backfill);
            }
        }
        hints.using().values().forEach(u -> texts.add(Ddl.text(u)));
    }

    /** As a string, or as an element of an array's. */
    private static boolean holds(String text, String value) {
        String literal = PostgresNames.QUOTING.literal(value);
        if (text == null) {
            return false;
        }
        String inner = literal.substring(1, literal.length() - 1);
        return text.contains(literal) || text.contains("'{") && text.contains(inner);
    }

    private static List<String> texts(Table table) {
        List<PerDialect<String>> all = new ArrayList<>();
        table.columns().forEach(c -> {
            all.add(c.defaultSql());
            all.add(c.generated() == null ? null : c.generated().expression());
        });
        table.checks().forEach(c -> all.add(c.expression()));
        table.indexes().forEach(i -> {
            all.add(i.where());
            i.parts().stream().map(IndexPart::expression).forEach(all::add);
        });
        Stream<String> keys = table.uniques().stream().map(u -> u.options());
        return Stream.concat(all.stream().map(Ddl::text), keys)
                .filter(Objects::nonNull)
                .toList();
    }
}
