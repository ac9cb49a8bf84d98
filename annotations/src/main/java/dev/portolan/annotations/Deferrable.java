package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the column's constraint be checked at the end of a transaction: the foreign key of a to-one association, or the unique
 * constraint of {@code @Column(unique = true)}. PostgreSQL can do both, SQLite the first; elsewhere it is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(Deferrable.List.class)
public @interface Deferrable {
    /** Whether that is so in every transaction; otherwise in those that say {@code SET CONSTRAINTS … DEFERRED}. */
    boolean initiallyDeferred() default false;

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface List {
        Deferrable[] value();
    }
}
