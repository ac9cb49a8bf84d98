package dev.portolan.processor.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers of {@code java.sql.Types} and Hibernate's {@code SqlTypes} that say how a value is stored. */
public enum JdbcCode {
    BIT(-7),
    BOOLEAN(16),
    TINYINT(-6),
    SMALLINT(5),
    INTEGER(4),
    BIGINT(-5),
    FLOAT(6),
    REAL(7),
    DOUBLE(8),
    NUMERIC(2),
    DECIMAL(3),
    CHAR(1),
    NCHAR(-15),
    VARCHAR(12),
    NVARCHAR(-9),
    LONGVARCHAR(-1),
    LONGNVARCHAR(-16),
    LONG32VARCHAR(4001),
    LONG32NVARCHAR(4002),
    CLOB(2005),
    NCLOB(2011),
    MATERIALIZED_CLOB(3005),
    MATERIALIZED_NCLOB(3006),
    BINARY(-2),
    VARBINARY(-3),
    LONGVARBINARY(-4),
    LONG32VARBINARY(4003),
    BLOB(2004),
    MATERIALIZED_BLOB(3004),
    DATE(91),
    LOCAL_DATE(3010),
    TIME(92),
    LOCAL_TIME(3011),
    TIMESTAMP(93),
    LOCAL_DATE_TIME(3009),
    TIMESTAMP_WITH_TIMEZONE(2014),
    TIMESTAMP_UTC(3003),
    INSTANT(3008),
    OFFSET_DATE_TIME(3012),
    ZONED_DATE_TIME(3014),
    UUID(3000),
    JSON(3001),
    INET(3002),
    NAMED_ENUM(6001),
    SQLXML(2009),
    INTERVAL_SECOND(3100);

    private static final Map<Integer, JdbcCode> ALL =
            Arrays.stream(values()).collect(Collectors.toMap(c -> c.number, Function.identity()));

    private final int number;

    JdbcCode(int number) {
        this.number = number;
    }

    /** @return null when Portolan knows no type for it */
    static JdbcCode of(Integer number) {
        return number == null ? null : ALL.get(number);
    }

    /** Literals of false and true where Hibernate checks that a column has no others; empty where it does not. */
    public List<String> booleans() {
        return switch (this) {
            case CHAR, NCHAR -> List.of("'F'", "'T'");
            case TINYINT -> List.of("0", "1");
            default -> List.of();
        };
    }

    /** Whether an enum is stored by the names of its constants. */
    boolean isText() {
        return switch (this) {
            case CHAR, NCHAR, VARCHAR, NVARCHAR, LONGVARCHAR, LONGNVARCHAR, LONG32VARCHAR, LONG32NVARCHAR, NAMED_ENUM ->
                true;
            default -> false;
        };
    }
}
