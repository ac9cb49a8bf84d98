package dev.portolan.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a persistence unit: entities that live in one database and share a migration directory. On a class or a
 * package; the {@code MigrationGenerator} is generated in its package. Optional when there is one unit.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Migrations {
    /** Name of the unit, of its graph resource. Default: {@code default}. */
    String name() default "";

    /** Packages (with subpackages) whose entities belong to it. Default: all of the compilation. */
    String[] packages() default {};

    /** Entities that belong to it besides those of {@link #packages()}, also from jars. */
    Class<?>[] classes() default {};

    /** {@code jpa}, {@code spring} or {@code spring3}. */
    String naming() default "";

    /** Default dialect of the generated main. */
    String dialect() default "";

    /** Default migration directory of the generated main. */
    String dir() default "";

    /** Default directory format of the generated main. */
    String format() default "";

    /** Tables, as globs, that are never touched. */
    String[] exclude() default {};

    /** Changes that are written in their safe shape: any of {@code index}, {@code constraint}, {@code column}, or {@code all}. */
    String[] shape() default {};

    /** How long a statement waits for a lock: {@code 5s}, {@code 500ms}. Default: the server's own limit. */
    String lockTimeout() default "";

    /** How long a statement may run: {@code 1m}. Default: the server's own limit. */
    String statementTimeout() default "";
}
