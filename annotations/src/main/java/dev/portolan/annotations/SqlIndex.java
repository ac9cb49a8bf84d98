package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index with what {@code @Index} cannot say. On an entity; or on an attribute, whose column is then meant where a part names none.
 *
 * <p>Two of one name are one index, which differs by dialect. What a dialect does not have (a method, covered columns, operator
 * classes, prefixes) is an error there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Repeatable(SqlIndex.List.class)
public @interface SqlIndex {
    /** Name of the index. Default: {@code ix_<table>_<columns>}, or {@code uk_…} for a unique one. */
    String name() default "";

    /** Whether no two rows may be equal in all parts. */
    boolean unique() default false;

    /** What is indexed, in order. On an attribute: its column when there are none. */
    IndexPart[] parts() default {};

    /** Which rows are indexed: an SQL condition. PostgreSQL and SQLite. */
    String where() default "";

    /** Method or kind: {@code gin}, {@code gist}, {@code brin}, {@code hash} on PostgreSQL; {@code fulltext}, {@code spatial} on MySQL. */
    String method() default "";

    /** Further columns that the index only carries along. PostgreSQL. */
    String[] include() default {};

    /** Text that follows, as the database writes it: {@code NULLS NOT DISTINCT}, {@code WITH (fillfactor = 70)}. */
    String options() default "";

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
    @interface List {
        SqlIndex[] value();
    }
}
