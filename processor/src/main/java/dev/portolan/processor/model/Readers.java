package dev.portolan.processor.model;

import dev.portolan.processor.report.Reporter;

/** What reads the parts of a unit. Each is stateless but for what it has looked up. */
record Readers(
        Classes classes,
        Reporter reporter,
        AnnotationCheck check,
        Members members,
        Columns columns,
        Tables tables,
        Joins joins,
        Generators generators,
        BasicTypes types,
        Converters converters,
        EmbeddableTree embeddables,
        Validations validations,
        HibernateSettings settings,
        EnversSettings envers) {

    /** What Envers audits. */
    Audits audits() {
        return new Audits(this, envers);
    }

    static Readers of(
            Classes classes,
            Reporter reporter,
            Converters converters,
            EmbeddableTree embeddables,
            ValidationRules rules,
            HibernateSettings settings,
            EnversSettings envers) {
        Columns columns = new Columns(reporter);
        Tables tables = new Tables(reporter, columns);
        AnnotationCheck check = new AnnotationCheck(reporter);
        Members members = new Members(classes, reporter);
        return new Readers(
                classes,
                reporter,
                check,
                members,
                columns,
                tables,
                new Joins(columns),
                new Generators(tables, classes),
                new BasicTypes(classes, check),
                converters,
                embeddables,
                new Validations(classes, members, rules),
                settings,
                envers);
    }
}
