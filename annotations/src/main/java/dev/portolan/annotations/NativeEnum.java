package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores an enum by the names of its constants, in the database's own way: a named type on PostgreSQL, {@code enum('A','B')} in the
 * column on MySQL, MariaDB and H2, and a text with a check on SQLite.
 *
 * <p>Hibernate needs {@code @JdbcTypeCode(SqlTypes.NAMED_ENUM)} beside it to write such a column on PostgreSQL.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface NativeEnum {
    /** Name of the type where it has one. Default: that of the enum. Columns that name the same type share it. */
    String name() default "";

    /** Schema of the type. Default: that of the table. */
    String schema() default "";
}
