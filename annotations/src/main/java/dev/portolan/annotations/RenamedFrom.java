package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Earlier names of an entity, an attribute or a constant of an enum: its table or column is renamed instead of dropped and added, and all that is named
 * after it follows. It acts only when the old name exists, the new one does not, and nothing else claims the old; it may stay
 * forever.
 *
 * <p>On an entity: the earlier entity name, or the earlier table name. On an attribute: the earlier attribute name, or the
 * earlier column name. On a constant: its earlier name, which rows of attributes stored by name have; they get the new one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface RenamedFrom {
    /** Oldest first. */
    String[] value();
}
