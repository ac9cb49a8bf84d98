package dev.portolan.processor;

import dev.portolan.processor.emit.GeneratedUnit.Defaults;
import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.jpa.AnnotationView;
import dev.portolan.processor.report.Origin;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A persistence unit before it is read.
 *
 * @param packageName of its generated classes; null when it could not be told
 * @param settings of the Hibernate that will run
 * @param converters that it names, beside those of the compilation
 * @param embeddables that it names, beside those of the compilation
 * @param view the annotations that count in it
 * @param origin its {@code @Migrations}; null for the implied unit
 */
record UnitPlan(
        String name,
        String packageName,
        Naming naming,
        UnitSettings settings,
        Defaults defaults,
        List<TypeElement> entities,
        List<TypeElement> converters,
        List<TypeElement> embeddables,
        AnnotationView view,
        Origin origin) {
    UnitPlan {
        entities = List.copyOf(entities);
        converters = List.copyOf(converters);
        embeddables = List.copyOf(embeddables);
    }
}
