package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.List;
import java.util.Objects;

/** How constraints and indexes of a table compare, in a dialect. */
final class Shapes {
    private final DiffRules rules;
    final Match.Shape<Keyed> keyed = new KeyedShape();
    final Match.Shape<ForeignKey> foreignKey = new ForeignKeyShape();
    final Match.Shape<Check> check = new CheckShape();

    Shapes(DiffRules rules) {
        this.rules = rules;
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
                    ? List.of("unique", element.columns(), String.valueOf(element.unique().options()))
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
            return sameText(from.expression(), to.expression());
        }

        @Override
        public Object subject(Check element) {
            return element.column();
        }
    }
}
