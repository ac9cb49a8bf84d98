package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.Discriminator;
import dev.portolan.processor.model.Discriminator.Type;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.EntityModel.Inheritance;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The columns that tell the classes of a hierarchy apart, and the checks that name their values. */
final class Discriminators {
    private final Mapping mapping;
    private final Map<String, Name> columns = new HashMap<>();
    /** By class, then by attribute, as Hibernate lists them. */
    private final Map<String, SortedMap<String, List<Name>>> required = new HashMap<>();

    Discriminators(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Adds it to the root's table, when the hierarchy has one. */
    void add(TableDraft table, EntityModel root) {
        List<EntityModel> members = new ArrayList<>(List.of(root));
        members.addAll(mapping.entities.subclasses(root));
        Discriminator given = root.discriminator();
        boolean needed = root.inheritance() == Inheritance.SINGLE_TABLE && members.size() > 1;
        boolean computed = given != null && given.type() == Type.FORMULA;
        if (root.inheritance() == Inheritance.TABLE_PER_CLASS || computed || given == null && !needed) {
            return;
        }
        Discriminator d = given == null ? new Discriminator(null, Type.STRING, 31, null, null, root.origin()) : given;
        Term term = d.name() == null ? Term.of("DTYPE") : Term.written(d.name());
        Name name = mapping.physical(term);
        Column column = new Column(name, PerDialect.of(type(d)), false, null, null, null, null, null, d.options());
        Origin at = d.name() == null ? d.origin() : d.origin().at("name");
        mapping.tables.add(
                table,
                new ColumnDraft(column, term, root, root.className() + "#" + name.text(), at, false, true, null),
                mapping.entities);
        OtherForms.type(table, name, type(d));
        columns.put(root.className(), name);
        List<String> values = literals(members, d.type());
        if (!values.isEmpty()) {
            table.add(new Check(null, false, PerDialect.of(SqlText.in(name, values)), name, null));
            // not before 7.0
            table.leeway(Leeway.Kind.CHECK, List.of(name));
        }
        rename(table, name, members, d.type());
    }

    /** The column in the table of that root; null when it has none. */
    Name of(EntityModel root) {
        return columns.get(root.className());
    }

    /** Rows of that class and its subclasses need the columns of this attribute, which the others leave NULL. */
    void require(EntityModel entity, String attribute, List<Name> names) {
        required.computeIfAbsent(entity.className(), k -> new TreeMap<>()).put(attribute, List.copyOf(names));
    }

    /** Adds one check of all that they need. */
    void demand(TableDraft table, EntityModel entity) {
        SortedMap<String, List<Name>> needed = required.remove(entity.className());
        if (needed == null) {
            return;
        }
        List<Name> names = needed.values().stream().flatMap(List::stream).toList();
        EntityModel root = mapping.entities.root(entity);
        Name discriminator = columns.get(root.className());
        List<EntityModel> members = new ArrayList<>(List.of(entity));
        members.addAll(mapping.entities.subclasses(entity));
        Type type = root.discriminator() == null
                ? Type.STRING
                : root.discriminator().type();
        List<String> values = members.stream()
                .filter(e -> !e.isAbstract())
                .filter(e -> value(e, type) != null)
                .map(e -> literal(value(e, type), type))
                .toList();
        if (discriminator != null && !values.isEmpty()) {
            String sql = SqlText.requiredFor(discriminator, values, names);
            table.add(new Check(null, false, PerDialect.of(sql), names.get(0), null));
            // before 7.0 an association was NOT NULL instead
            table.leeway(Leeway.Kind.CHECK, List.of(names.get(0)));
            names.forEach(n -> table.leeway(Leeway.Kind.NULL, List.of(n)));
        }
    }

    private static ColumnType type(Discriminator d) {
        if (d.columnDefinition() != null) {
            return new ColumnType.Raw(d.columnDefinition());
        }
        return switch (d.type()) {
            case STRING, FORMULA -> new ColumnType.Text(d.length(), false);
            case CHAR -> new ColumnType.Char(1);
            case INTEGER -> new ColumnType.Int(32);
        };
    }

    private List<String> literals(List<EntityModel> members, Type type) {
        Map<String, EntityModel> byValue = new HashMap<>();
        List<String> literals = new ArrayList<>();
        for (EntityModel member : members) {
            if (member.isAbstract()) {
                continue;
            }
            String value = value(member, type);
            if (value == null || !fits(value, type)) {
                mapping.reporter.report(
                        Message.DISCRIMINATOR_VALUE,
                        member.origin(),
                        member.className(),
                        type == Type.CHAR ? "one character" : "an integer");
                continue;
            }
            EntityModel other = byValue.putIfAbsent(value, member);
            if (other != null) {
                mapping.reporter.report(
                        Message.DISCRIMINATOR_TWICE, member.origin(), other.className(), member.className(), value);
                continue;
            }
            literals.add(literal(value, type));
        }
        return literals;
    }

    /** Null when it must be given and is not. */
    private static String value(EntityModel entity, Type type) {
        if (entity.discriminatorValue() != null) {
            return entity.discriminatorValue();
        }
        return switch (type) {
            case STRING, FORMULA -> entity.entityName();
            // Hibernate's own default
            case INTEGER -> String.valueOf(entity.entityName().hashCode());
            case CHAR -> null;
        };
    }

    private static boolean fits(String value, Type type) {
        return switch (type) {
            case STRING, FORMULA -> true;
            case CHAR -> value.length() == 1;
            case INTEGER -> value.matches("[+-]?\\d{1,10}");
        };
    }

    private static String literal(String value, Type type) {
        return type == Type.INTEGER ? value : SqlText.literal(value);
    }

    private void rename(TableDraft table, Name column, List<EntityModel> members, Type type) {
        for (EntityModel member : members) {
            if (type == Type.STRING && member.discriminatorValue() == null && !member.isAbstract()) {
                for (String old : member.renamedFrom()) {
                    mapping.values.add(table, column, old, member.entityName());
                }
            }
        }
    }
}
