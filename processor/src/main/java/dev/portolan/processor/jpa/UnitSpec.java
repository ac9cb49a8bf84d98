package dev.portolan.processor.jpa;

import dev.portolan.processor.report.Origin;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * What a {@code @Migrations} says. What is not written is null or empty.
 *
 * @param packageName package of the annotated class or package
 * @param classes as written; each may be missing from the class path
 */
public record UnitSpec(
        String name,
        String packageName,
        List<String> packages,
        List<TypeMirror> classes,
        String naming,
        String dialect,
        String dir,
        String format,
        List<String> exclude,
        List<String> shape,
        String lockTimeout,
        String statementTimeout,
        Origin origin) {
    public UnitSpec {
        packages = List.copyOf(packages);
        classes = List.copyOf(classes);
        exclude = List.copyOf(exclude);
        shape = List.copyOf(shape);
    }
}
