package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.PerDialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads our own annotations on an attribute. */
final class OwnColumns {
    private final Reporter reporter;
    private final SqlValues values;
    private final IndexExtras indexes;

    OwnColumns(Reporter reporter) {
        this.reporter = reporter;
        this.values = new SqlValues(reporter);
        this.indexes = new IndexExtras(reporter, values);
    }

    ColumnExtras of(Annotations annotations) {
        Map<String, Origin> origins = origins(annotations);
        if (origins.isEmpty()) {
            return ColumnExtras.NONE;
        }
        checkTogether(annotations);
        return new ColumnExtras(
                values.read(annotations, Own.SQL_DEFAULT, "value"),
                values.read(annotations, Own.BACKFILL, "value"),
                values.read(annotations, Own.SQL_USING, "value"),
                values.read(annotations, Own.SQL_TYPE, "value"),
                values.read(annotations, Own.CHARSET, "value"),
                values.read(annotations, Own.COLLATION, "value"),
                values.read(annotations, Own.SQL_ON_UPDATE, "value"),
                values.read(annotations, Own.GENERATED_COLUMN, "value"),
                stored(annotations),
                nativeEnum(annotations.get(Own.NATIVE_ENUM)),
                deferrable(annotations),
                indexes.read(annotations, true),
                OnlineKinds.read(annotations, reporter),
                origins);
    }

    /** Where each of ours is; of several, the first. */
    static Map<String, Origin> origins(Annotations annotations) {
        Map<String, Origin> origins = new HashMap<>();
        for (Mirror m : annotations.all()) {
            if (Own.is(m.name())) {
                origins.putIfAbsent(Own.repeated(m.name()), m.origin());
            }
        }
        return origins;
    }

    private boolean stored(Annotations annotations) {
        List<Mirror> all = Own.all(annotations, Own.GENERATED_COLUMN);
        boolean stored = all.isEmpty() || all.get(0).bool("stored", true);
        for (Mirror m : all) {
            if (m.bool("stored", true) != stored) {
                reporter.report(Message.GENERATED_STORED, m.at("stored"));
            }
        }
        return stored;
    }

    private ColumnExtras.NativeEnum nativeEnum(Mirror m) {
        return m == null ? null : new ColumnExtras.NativeEnum(m.string("name"), m.string("schema"));
    }

    private PerDialect<String> deferrable(Annotations annotations) {
        return values.read(
                annotations,
                Own.DEFERRABLE,
                m -> m.bool("initiallyDeferred", false) ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE");
    }

    /** A computed column has no other source of values, and a type is said once. */
    private void checkTogether(Annotations annotations) {
        List<Mirror> generated = Own.all(annotations, Own.GENERATED_COLUMN);
        if (!generated.isEmpty()) {
            for (String other : List.of(Own.SQL_DEFAULT, Own.BACKFILL, Own.SQL_ON_UPDATE)) {
                Own.all(annotations, other).stream().findFirst().ifPresent(m -> both(generated.get(0), m));
            }
            Mirror value = annotations.get(Jpa.GENERATED_VALUE);
            if (value != null) {
                both(generated.get(0), value);
            }
            Mirror column = annotations.get(Jpa.COLUMN);
            boolean written = column == null || column.bool("insertable", true) || column.bool("updatable", true);
            if (written) {
                reporter.report(Message.GENERATED_WRITTEN, generated.get(0).origin());
            }
        }
        List<Mirror> types = Own.all(annotations, Own.SQL_TYPE);
        Mirror column = annotations.get(Jpa.COLUMN);
        if (!types.isEmpty() && column != null && column.string("columnDefinition") != null) {
            reporter.report(
                    Message.TWO_KINDS,
                    column.at("columnDefinition"),
                    types.get(0).simpleName(),
                    "columnDefinition");
        }
    }

    private void both(Mirror generated, Mirror other) {
        reporter.report(Message.TWO_KINDS, other.origin(), generated.simpleName(), other.simpleName());
    }
}
