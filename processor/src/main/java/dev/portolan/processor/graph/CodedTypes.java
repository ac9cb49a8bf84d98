package dev.portolan.processor.graph;

import dev.portolan.processor.model.BasicType;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.JdbcCode;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;

/** The neutral column type of a value whose storage {@code @JdbcTypeCode} says: what Hibernate 7 declares. */
final class CodedTypes {
    /** Hibernate's {@code Length.LONG}. */
    private static final int LONG = 32600;

    private CodedTypes() {}

    static ColumnType of(JdbcCode code, BasicType type, ColumnSpec spec) {
        return switch (code) {
            case BIT, BOOLEAN -> new ColumnType.Bool();
            case TINYINT -> new ColumnType.Int(8);
            case SMALLINT -> new ColumnType.Int(16);
            case INTEGER -> new ColumnType.Int(32);
            case BIGINT -> new ColumnType.Int(64);
            case REAL -> new ColumnType.Floating(24);
            case FLOAT, DOUBLE -> new ColumnType.Floating(type == Scalar.FLOAT ? 24 : 53);
            case NUMERIC, DECIMAL -> decimal(type, spec);
            case CHAR, NCHAR -> new ColumnType.Char(length(type, spec, 1));
            case VARCHAR, NVARCHAR -> new ColumnType.Text(length(type, spec, 255), false);
            case LONGVARCHAR, LONGNVARCHAR -> new ColumnType.Text(or(spec.length(), LONG), false);
            case LONG32VARCHAR, LONG32NVARCHAR -> new ColumnType.Text(ColumnType.MAX, false);
            case CLOB, NCLOB, MATERIALIZED_CLOB, MATERIALIZED_NCLOB ->
                new ColumnType.Text(or(spec.length(), ColumnType.MAX), true);
            case BINARY, VARBINARY -> new ColumnType.Bytes(or(spec.length(), type == Scalar.UUID ? 16 : 255), false);
            case LONGVARBINARY -> new ColumnType.Bytes(or(spec.length(), LONG), false);
            case LONG32VARBINARY -> new ColumnType.Bytes(ColumnType.MAX, false);
            case BLOB, MATERIALIZED_BLOB -> new ColumnType.Bytes(or(spec.length(), ColumnType.MAX), true);
            case DATE, LOCAL_DATE -> new ColumnType.Date();
            case TIME, LOCAL_TIME -> new ColumnType.Time(or(spec.secondPrecision(), 0), false);
            case TIMESTAMP, LOCAL_DATE_TIME -> new ColumnType.Timestamp(or(spec.secondPrecision(), 6), false);
            case TIMESTAMP_WITH_TIMEZONE, TIMESTAMP_UTC, INSTANT, OFFSET_DATE_TIME, ZONED_DATE_TIME ->
                new ColumnType.Timestamp(or(spec.secondPrecision(), 6), true);
            case UUID -> new ColumnType.Uuid();
            case JSON -> new ColumnType.Json();
            case INET -> new ColumnType.Inet();
            case NAMED_ENUM ->
                type instanceof OfEnum e
                        // Hibernate sorts them
                        ? new ColumnType.Enumerated(
                                e.simpleName(), e.constants().stream().sorted().toList(), Storage.NATIVE, 255)
                        : new ColumnType.Text(255, false);
            case SQLXML -> new ColumnType.Text(ColumnType.MAX, true);
            case INTERVAL_SECOND -> new ColumnType.Decimal(21, 0);
        };
    }

    private static ColumnType decimal(BasicType type, ColumnSpec spec) {
        if (spec.precision() != null) {
            return new ColumnType.Decimal(spec.precision(), or(spec.scale(), 0));
        }
        return new ColumnType.Decimal(
                type == Scalar.LONG ? 19 : type == Scalar.INTEGER ? 10 : type == Scalar.BOOLEAN ? 1 : 38,
                type == Scalar.BIG_DECIMAL ? 2 : 0);
    }

    /** A UUID has 36 characters, a boolean one. */
    private static int length(BasicType type, ColumnSpec spec, int byDefault) {
        return or(spec.length(), type == Scalar.UUID ? 36 : type == Scalar.BOOLEAN ? 1 : byDefault);
    }

    private static int or(Integer value, int byDefault) {
        return value == null ? byDefault : value;
    }
}
