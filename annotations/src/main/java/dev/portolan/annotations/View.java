package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps the entity to a view, which is made instead of a table. The query's columns are those that the attributes name.
 *
 * <p>A view has no keys and no constraints: no foreign key refers to it, whatever the associations say.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(View.List.class)
public @interface View {
    /** The {@code SELECT}, without a final semicolon. */
    String query();

    /** Entities whose tables or views the query reads. Default: those whose table name occurs in it. */
    Class<?>[] dependsOn() default {};

    /** The dialects that it is for ({@code sqlite}, {@code postgres}, {@code mysql}, {@code mariadb}, {@code h2}); none: all others. */
    String[] dialect() default {};

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        View[] value();
    }
}
