package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.BasicType;
import dev.portolan.processor.model.BasicType.Coded;
import dev.portolan.processor.model.BasicType.OfArray;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.JdbcCode;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Hints.ValueRename;
import dev.portolan.schema.Name;
import java.util.ArrayList;
import java.util.List;

/** Values in rows that had other names: of discriminators and of constants. */
final class ValueRenames {
    private final List<ValueRename> all = new ArrayList<>();

    List<ValueRename> all() {
        return all;
    }

    void add(TableDraft table, Name column, String from, String to) {
        all.add(new ValueRename(table.name, column, from, to));
    }

    /** What renamed constants leave in the column of an enum. Positions and {@code @EnumeratedValue} stay what they are. */
    void add(TableDraft table, Name column, Basic basic, Reporter reporter) {
        BasicType type = BasicType.plain(basic.type());
        boolean array = type instanceof OfArray;
        if (!((array ? ((OfArray) type).element() : type) instanceof OfEnum e) || e.valueType() != null) {
            return;
        }
        boolean byName = e.byName() || e.preferred() || basic.extras().nativeEnum() != null || isNamed(basic.type());
        if (!byName || e.renamed().isEmpty()) {
            return;
        }
        if (array) {
            reporter.report(Message.CONSTANT_IN_ARRAY, basic.origin(), e.simpleName());
        } else {
            e.renamed().forEach(r -> add(table, column, r.from(), r.to()));
        }
    }

    private static boolean isNamed(BasicType type) {
        return type instanceof Coded coded && coded.code() == JdbcCode.NAMED_ENUM;
    }
}
