package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** How constraints and indexes of a table compare, in a dialect. */
final class Shapes {
    private final DiffRules rules;
    private final Identifiers identifiers;
    private final List<Name> columns;
    final Match.Shape<Keyed> keyed = new KeyedShape();
    final Match.Shape<ForeignKey> foreignKey = new ForeignKeyShape();
    final Match.Shape<Check> check = new CheckShape();

    /** @param table either form of it: its columns have one name in both */
    Shapes(DiffRules rules, Table table) {
        this.rules = rules;
        this.identifiers = new Identifiers(rules::nameKey);
        this.columns = table.columns().stream().map(Column::name).toList();
    }

    private static String text(PerDialect<String> expression) {
        return expression == null ? null : expression.value();
    }

    private boolean sameText(PerDialect<String> from, PerDialect<String> to) {
        return rules.sameExpression(text(from), text(to));
    }

    private final class KeyedShape implements Match.Shape<Keyed> {
        @Override
        public Name name(Keyed element) {
            return element.name();
        }

        @Override
        public boolean named(Keyed element) {
            return element.named();
        }

        @Override
        public boolean keepsName(Keyed element) {
            return element.unique() == null || rules.keepsName("unique");
        }

        @Override
        public String nameKey(Name name) {
            return rules.nameKey(name.text());
        }

        @Override
        public Object key(Keyed element) {
            if (rules.uniqueIsIndex() && element.isPlainUnique()) {
                return element.columns();
            }
            return element.unique() != null
                    ? List.of(
                            "unique",
                            element.columns(),
                            String.valueOf(element.unique().options()))
                    : List.of(element.index().unique(), element.index().parts().size(), element.columns());
        }

        @Override
        public boolean same(Keyed from, Keyed to) {
            return from.unique() != null || to.unique() != null || sameIndex(from.index(), to.index());
        }

        @Override
        public Object subject(Keyed element) {
            return null;
        }
    }

    private boolean sameIndex(Index from, Index to) {
        for (int i = 0; i < from.parts().size(); i++) {
            IndexPart a = from.parts().get(i);
            IndexPart b = to.parts().get(i);
            boolean same = Objects.equals(a.column(), b.column())
                    && a.descending() == b.descending()
                    && a.nulls() == b.nulls()
                    && Objects.equals(a.collation(), b.collation())
                    && Objects.equals(a.opclass(), b.opclass())
                    && a.prefix() == b.prefix()
                    && sameText(a.expression(), b.expression());
            if (!same) {
                return false;
            }
        }
        return sameText(from.where(), to.where())
                && Objects.equals(from.method(), to.method())
                && from.include().equals(to.include())
                && from.options().equals(to.options())
                && (!rules.comments() || Objects.equals(from.comment(), to.comment()));
    }

    private final class ForeignKeyShape implements Match.Shape<ForeignKey> {
        @Override
        public Name name(ForeignKey element) {
            return element.name();
        }

        @Override
        public boolean named(ForeignKey element) {
            return element.named();
        }

        @Override
        public boolean keepsName(ForeignKey element) {
            return rules.keepsName("fk");
        }

        @Override
        public String nameKey(Name name) {
            return rules.nameKey(name.text());
        }

        @Override
        public Object key(ForeignKey element) {
            return subject(element);
        }

        @Override
        public boolean same(ForeignKey from, ForeignKey to) {
            return rules.sameAction(from.onUpdate(), to.onUpdate())
                    && rules.sameAction(from.onDelete(), to.onDelete())
                    && Objects.equals(from.options(), to.options());
        }

        @Override
        public Object subject(ForeignKey element) {
            return List.of(element.columns(), element.refTable(), element.refColumns());
        }
    }

    private final class CheckShape implements Match.Shape<Check> {
        @Override
        public Name name(Check element) {
            return element.name();
        }

        @Override
        public boolean named(Check element) {
            return element.named();
        }

        @Override
        public boolean keepsName(Check element) {
            return rules.keepsName("check");
        }

        @Override
        public String nameKey(Name name) {
            return rules.nameKey(name.text());
        }

        @Override
        public Object key(Check element) {
            return "check";
        }

        @Override
        public boolean same(Check from, Check to) {
            boolean same = sameText(from.expression(), to.expression())
                    || Conjunction.same(text(from.expression()), text(to.expression()), rules::sameExpression);
            return same && rules.sameCheckOptions(from.options(), to.options());
        }

        /** The one column that it is about: an inspector cannot tell at which column it was written. */
        @Override
        public Object subject(Check element) {
            Set<Name> mentioned = identifiers.mentioned(element.expression().value(), columns);
            return mentioned.size() == 1 ? mentioned.iterator().next() : null;
        }

        /**
         * Of several checks on a column, that with other values and nothing else: the list of an enum that changed. One that a
         * person named is taken only when it has no value of its own.
         */
        @Override
        public int likeness(Check from, Check to) {
            String before = from.expression().value();
            String after = to.expression().value();
            if (!identifiers.withoutValues(before).equals(identifiers.withoutValues(after))) {
                return 0;
            }
            Set<String> is = Identifiers.literals(before);
            Set<String> want = Identifiers.literals(after);
            Set<String> common = new HashSet<>(is);
            common.retainAll(want);
            boolean within = common.size() == Math.min(is.size(), want.size());
            return isNamedByHand(from) && !within ? 0 : common.size();
        }

        /** Servers, Hibernate and we put the word into the names that they choose. */
        private boolean isNamedByHand(Check check) {
            String name = check.name() == null ? "" : check.name().text().toLowerCase(Locale.ROOT);
            return !name.isEmpty()
                    && !name.startsWith("ck_")
                    && !name.startsWith("constraint_")
                    && !name.contains("_check")
                    && !name.contains("_chk_");
        }
    }
}
