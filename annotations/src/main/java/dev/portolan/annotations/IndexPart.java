package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One part of a {@link SqlIndex} or an {@link Exclusion}: a column or an expression. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface IndexPart {
    /** Name of the column, in the database or of the attribute. */
    String column() default "";

    /** SQL expression, instead of a column. */
    String expression() default "";

    /** Whether larger values come first. */
    boolean descending() default false;

    /** Where NULLs come. PostgreSQL and H2. */
    Nulls nulls() default Nulls.DEFAULT;

    /** Collation of this part alone. PostgreSQL and SQLite. */
    String collation() default "";

    /** Operator class, with its parameters if it has some: {@code jsonb_path_ops}. PostgreSQL. */
    String opclass() default "";

    /** How many leading characters are indexed; 0 for all. MySQL and MariaDB. */
    int prefix() default 0;

    /** In an {@link Exclusion}: the operator that must not hold between two rows, for example {@code =} or {@code &&}. */
    String operator() default "";

    /** Where NULLs come in an index. */
    enum Nulls {
        /** Where the database puts them in that direction. */
        DEFAULT,
        /** Before all others. */
        FIRST,
        /** After all others. */
        LAST
    }
}
