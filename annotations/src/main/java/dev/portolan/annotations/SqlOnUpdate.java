package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the database writes into the column whenever a row is updated and the statement does not set the column. MySQL, MariaDB and H2
 * do that; elsewhere it is an error, because only a trigger could.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(SqlOnUpdate.List.class)
public @interface SqlOnUpdate {
    /** SQL expression. MySQL and MariaDB know {@code CURRENT_TIMESTAMP}, with the column's precision, alone. */
    String value() default "CURRENT_TIMESTAMP";

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface List {
        SqlOnUpdate[] value();
    }
}
