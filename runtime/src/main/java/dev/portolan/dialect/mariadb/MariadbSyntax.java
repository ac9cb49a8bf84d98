package dev.portolan.dialect.mariadb;

import dev.portolan.dialect.mysql.Syntax;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Sequence;

/** What is written otherwise. */
final class MariadbSyntax extends Syntax {
    MariadbSyntax() {
        super(new MariadbTypes());
    }

    /** A computed column takes no such clause. */
    @Override
    protected boolean allowsNotNull(Column column) {
        return column.generated() == null;
    }

    @Override
    protected boolean isUnsafeToAdd(String defaultSql) {
        return false;
    }

    @Override
    protected String visible() {
        return "NOT IGNORED";
    }

    @Override
    protected boolean expressionsFollowRenames() {
        return true;
    }

    @Override
    protected boolean cutsIndexes() {
        return true;
    }

    /** JSON is text whose check goes on to say the old name, and then no longer counts as JSON. */
    @Override
    protected boolean losesTypeWhenRenamed(Column column) {
        return column.physicalType().equals(Native.of("json"));
    }

    /** The time of writing is an expression like others. */
    @Override
    protected String defaultExpression(String sql) {
        return value(sql);
    }

    @Override
    protected String createSequence(Sequence sequence) {
        return "CREATE SEQUENCE " + quoted(sequence.name()) + " START WITH " + sequence.start() + " INCREMENT BY "
                + sequence.increment() + " NOCACHE";
    }

    @Override
    protected String alterSequence(Sequence sequence) {
        return "ALTER SEQUENCE " + quoted(sequence.name()) + " START WITH " + sequence.start() + " INCREMENT BY "
                + sequence.increment();
    }
}
