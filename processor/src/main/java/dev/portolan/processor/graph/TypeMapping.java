package dev.portolan.processor.graph;

import dev.portolan.processor.model.BasicType;
import dev.portolan.processor.model.BasicType.OfArray;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;

/** The neutral column type of a basic value: what Hibernate 7 declares. */
final class TypeMapping {
    private static final int LENGTH = 255;
    private static final double BITS_OF_A_DIGIT = Math.log(10) / Math.log(2);

    private TypeMapping() {}

    static ColumnType of(BasicType type, ColumnSpec spec, boolean lob) {
        if (spec.columnDefinition() != null) {
            return new ColumnType.Raw(spec.columnDefinition());
        }
        if (type instanceof BasicType.Coded coded) {
            return CodedTypes.of(coded.code(), coded.type(), spec);
        }
        if (type instanceof OfEnum e) {
            return e.valueType() == null ? enumerated(e, spec) : ofEnumValue(e.valueType(), spec);
        }
        if (type instanceof OfArray array) {
            ColumnType element = array.element() == Scalar.CHARACTER
                    ? new ColumnType.Char(or(spec.length(), 1))
                    : of(array.element(), spec, false);
            return new ColumnType.Array(element, array.length());
        }
        return scalar((Scalar) type, spec, lob);
    }

    private static ColumnType enumerated(OfEnum e, ColumnSpec spec) {
        Storage storage = e.byName() ? Storage.STRING : Storage.ORDINAL;
        return new ColumnType.Enumerated(e.simpleName(), e.constants(), storage, or(spec.length(), LENGTH));
    }

    private static ColumnType ofEnumValue(Scalar value, ColumnSpec spec) {
        // Hibernate stores an int value as smallint, whatever the values are
        return value == Scalar.INTEGER ? new ColumnType.Int(16) : scalar(value, spec, false);
    }

    private static ColumnType scalar(Scalar type, ColumnSpec spec, boolean lob) {
        return switch (type) {
            case BOOLEAN -> new ColumnType.Bool();
            case BYTE -> new ColumnType.Int(8);
            case SHORT -> new ColumnType.Int(16);
            case INTEGER, YEAR -> new ColumnType.Int(32);
            case LONG -> new ColumnType.Int(64);
            case FLOAT -> new ColumnType.Floating(floating(spec, 24));
            case DOUBLE -> new ColumnType.Floating(floating(spec, 53));
            case CHARACTER -> new ColumnType.Char(1);
            case STRING, CHARS, TEXT_FORM -> text(spec, LENGTH, lob);
            case CLOB, NCLOB -> text(spec, LENGTH, true);
            case ZONE_OFFSET -> text(spec, 6, lob);
            case CURRENCY -> text(spec, 3, lob);
            case BYTES, SERIALIZABLE -> bytes(spec, lob);
            case BLOB -> bytes(spec, true);
            case BIG_DECIMAL ->
                spec.precision() == null
                        ? new ColumnType.Decimal(38, 2)
                        : new ColumnType.Decimal(spec.precision(), or(spec.scale(), 0));
            case BIG_INTEGER ->
                spec.precision() == null
                        ? new ColumnType.Decimal(38, 0)
                        : new ColumnType.Decimal(spec.precision(), or(spec.scale(), 0));
            case DURATION -> new ColumnType.Decimal(or(spec.precision(), 21), or(spec.scale(), 0));
            case DATE -> new ColumnType.Date();
            case TIME -> new ColumnType.Time(or(spec.secondPrecision(), 0), false);
            case OFFSET_TIME -> new ColumnType.Time(or(spec.secondPrecision(), 0), true);
            case TIMESTAMP -> new ColumnType.Timestamp(or(spec.secondPrecision(), 6), false);
            case ZONED_TIMESTAMP -> new ColumnType.Timestamp(or(spec.secondPrecision(), 6), true);
            case UUID -> new ColumnType.Uuid();
            case INET_ADDRESS -> new ColumnType.Inet();
        };
    }

    private static ColumnType text(ColumnSpec spec, int byDefault, boolean lob) {
        return new ColumnType.Text(or(spec.length(), lob ? ColumnType.MAX : byDefault), lob);
    }

    private static ColumnType bytes(ColumnSpec spec, boolean lob) {
        return new ColumnType.Bytes(or(spec.length(), lob ? ColumnType.MAX : LENGTH), lob);
    }

    /** {@code precision} counts decimal digits: what they need, at most what the databases have. */
    private static int floating(ColumnSpec spec, int byDefault) {
        if (spec.precision() == null) {
            return byDefault;
        }
        return Math.ceil(spec.precision() * BITS_OF_A_DIGIT) <= 24 ? 24 : 53;
    }

    private static int or(Integer value, int byDefault) {
        return value == null ? byDefault : value;
    }
}
