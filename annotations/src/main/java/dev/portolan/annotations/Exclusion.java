package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An exclusion constraint: no two rows for which all parts' operators hold. PostgreSQL; elsewhere it is an error. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Exclusion.List.class)
public @interface Exclusion {
    /** Name of the constraint. Default: {@code ex_<table>}. */
    String name() default "";

    /** Columns or expressions, each with its operator. */
    IndexPart[] parts();

    /** Index method. */
    String method() default "gist";

    /** Which rows it is about: an SQL condition. */
    String where() default "";

    /** Whether it can be checked at the end of a transaction. */
    boolean deferrable() default false;

    /** Whether that is so in every transaction; then it need not be {@link #deferrable()} besides. */
    boolean initiallyDeferred() default false;

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        Exclusion[] value();
    }
}
