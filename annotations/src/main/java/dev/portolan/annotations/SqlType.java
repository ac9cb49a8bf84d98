package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column's type as the database writes it, instead of the one that the Java type gives.
 *
 * <p>{@code @Column(columnDefinition)} says the same for all dialects at once; this one can differ by dialect, and where it is not
 * for a dialect, the Java type decides.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(SqlType.List.class)
public @interface SqlType {
    /** The type, for example {@code citext}, {@code varchar(40)}, {@code integer[]}; no {@code NOT NULL} and no default. */
    String value();

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface List {
        SqlType[] value();
    }
}
