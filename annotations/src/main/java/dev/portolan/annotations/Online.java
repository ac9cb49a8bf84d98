package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The table is large or busy: changes to it are written in the shape that disturbs running applications least, in more statements
 * or files where that takes some. On an entity: all of its table. On an attribute: its columns, and the indexes and constraints
 * that they are part of. What databases have no such shape for is written as it always is.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Online {
    /** Any of {@code index}, {@code constraint}, {@code column}. Default: all of them. */
    String[] value() default {};
}
