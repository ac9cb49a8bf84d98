package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An extension that the schema needs: {@code CREATE EXTENSION IF NOT EXISTS} comes before all that may use it. On an entity, a
 * package, or beside {@link Migrations}. It is never dropped. Only PostgreSQL has extensions; nothing is done for others.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(Extension.List.class)
public @interface Extension {
    /** Name of the extension, for example {@code citext}. */
    String value();

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE})
    @interface List {
        Extension[] value();
    }
}
