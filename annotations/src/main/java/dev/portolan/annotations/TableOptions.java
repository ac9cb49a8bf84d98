package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Options of the entity's table that only some databases have. What a dialect does not have is an error there: say with
 * {@link #dialect()} which ones they are for.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(TableOptions.List.class)
public @interface TableOptions {
    /** Not written to the log, so lost in a crash. PostgreSQL. */
    boolean unlogged() default false;

    /** Where the table is stored. PostgreSQL. */
    String tablespace() default "";

    /** Storage parameters: {@code fillfactor=70}. PostgreSQL. */
    String with() default "";

    /** Storage engine: {@code InnoDB}. MySQL and MariaDB. */
    String engine() default "";

    /** Only values of the column's type. SQLite. */
    boolean strict() default false;

    /** Stored by its primary key. SQLite. */
    boolean withoutRowid() default false;

    /** The first number of an {@code IDENTITY} id; 0 for the database's (1). */
    long incrementStart() default 0;

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        TableOptions[] value();
    }
}
