package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that the database computes from others of its row.
 *
 * <p>A program cannot write it: map it with {@code @Column(insertable = false, updatable = false)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(GeneratedColumn.List.class)
public @interface GeneratedColumn {
    /** SQL expression over the row's other columns. */
    String value();

    /** Whether the value is kept on disk; otherwise it is computed when it is read. PostgreSQL before 18 keeps all. */
    boolean stored() default true;

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface List {
        GeneratedColumn[] value();
    }
}
