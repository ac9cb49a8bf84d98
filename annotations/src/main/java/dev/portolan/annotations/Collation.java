package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the texts of a column compare and sort; on an entity, those of all columns of its table that say nothing themselves.
 *
 * <p>On an entity only MySQL and MariaDB can do it: PostgreSQL, SQLite and H2 collate columns.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(Collation.List.class)
public @interface Collation {
    /** Name of the collation, for example {@code de-x-icu}, {@code NOCASE}, {@code utf8mb4_bin}; without quotes. */
    String value();

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface List {
        Collation[] value();
    }
}
