package dev.portolan.dialect.postgres;

import dev.portolan.schema.Check;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import java.util.Objects;

/** Constraints whose old rows nobody has checked yet: what is left to do is to check them. */
final class Validation {
    private static final String NOT_VALID = "NOT VALID";

    private Validation() {}

    static boolean isAllThatLacks(ForeignKey from, ForeignKey to) {
        return from != null
                && to != null
                && from.definition() == null
                && to.definition() == null
                && isLifted(from.options(), to.options())
                && Ddl.foreignKey(withOptions(from, to.options())).equals(Ddl.foreignKey(to));
    }

    static boolean isAllThatLacks(Check from, Check to) {
        return from != null
                && to != null
                && Objects.equals(from.name(), to.name())
                && isLifted(from.options(), to.options())
                && Ddl.text(from.expression()).equals(Ddl.text(to.expression()));
    }

    static String clause(Name constraint) {
        return "VALIDATE CONSTRAINT " + Ddl.quoted(constraint);
    }

    private static ForeignKey withOptions(ForeignKey key, String options) {
        return new ForeignKey(
                key.name(),
                key.named(),
                key.columns(),
                key.refTable(),
                key.refColumns(),
                key.onUpdate(),
                key.onDelete(),
                options,
                null);
    }

    private static boolean isLifted(String from, String to) {
        if (from == null || !from.endsWith(NOT_VALID)) {
            return false;
        }
        String rest = from.substring(0, from.length() - NOT_VALID.length()).strip();
        return rest.equals(to == null ? "" : to);
    }
}
