package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.Attribute;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.IdModel;
import dev.portolan.processor.model.JoinColumnSpec;
import dev.portolan.processor.model.JoinSpec;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns that refer to an entity: given, or {@code <prefix>_<column of its key>}; those of a whole key in the key's order. */
final class JoinColumns {
    private final Mapping mapping;

    JoinColumns(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Those of a to-one association; empty after an error. */
    List<JoinPart> of(EntityModel owner, ToOne toOne, EntityModel target) {
        Attribute attribute = toOne.attribute();
        return parts(
                Mapping.source(owner, toOne) + "@JoinColumn",
                mapping.prefix(owner, attribute),
                attribute.renamedFrom(),
                toOne.join(),
                target,
                referred(toOne.join(), target),
                !toOne.id() && toOne.mapsId() == null,
                toOne.origin());
    }

    /**
     * @param key of the names that it may have had
     * @param prefix of default names
     * @param renamedFrom earlier names of the attribute, which may have been those of its column
     */
    List<JoinPart> of(
            EntityModel owner,
            String key,
            Mapping.Prefix prefix,
            List<String> renamedFrom,
            JoinSpec join,
            EntityModel target,
            Origin origin) {
        return parts(key, prefix, renamedFrom, join, target, referred(join, target), true, origin);
    }

    private List<KeyPart> referred(JoinSpec join, EntityModel target) {
        return join.target() == null ? mapping.keys.of(target) : new PropertyParts(mapping).of(target, join.target());
    }

    /** The columns of a table that shares its key with {@code parent}, which are called alike by default. */
    List<JoinPart> ofKey(EntityModel entity, String key, JoinSpec join, List<KeyPart> parent, Origin origin) {
        return parts(key, null, List.of(), join, entity, parent, false, origin);
    }

    /** @param some whether they may refer to some columns of the key */
    private List<JoinPart> parts(
            String key,
            Mapping.Prefix prefix,
            List<String> renamedFrom,
            JoinSpec join,
            EntityModel target,
            List<KeyPart> targetKey,
            boolean some,
            Origin origin) {
        List<JoinPart> parts = new ArrayList<>();
        if (join.columns().isEmpty()) {
            List<KeyPart> named = join.target() == null ? targetKey : mapping.keys.of(target);
            for (int i = 0; i < targetKey.size(); i++) {
                KeyPart ref = targetKey.get(i);
                KeyPart by = named.size() == targetKey.size() ? named.get(i) : ref;
                parts.add(new JoinPart(
                        implied(key, prefix, renamedFrom, by.term(), targetKey.size()),
                        ref.term(),
                        ref.path(),
                        join.target() == null ? ref.type() : unsized(ref.type()),
                        null));
            }
            return parts;
        }
        boolean several = join.columns().size() > 1;
        boolean inOrder = several && unreferenced(join, targetKey);
        for (int i = 0; i < join.columns().size(); i++) {
            JoinColumnSpec column = join.columns().get(i);
            JoinPart ref = inOrder ? part(keyPart(join, targetKey, i)) : referenced(column, several, target, targetKey);
            if (ref == null) {
                return List.of();
            }
            if (column.formula()) {
                parts.add(new JoinPart(ref.term(), ref.target(), ref.keyPath(), ref.type(), null, true));
                continue;
            }
            parts.add(named(
                    key + i,
                    prefix,
                    renamedFrom,
                    column.column(),
                    ref,
                    join.columns().size()));
        }
        return some && isPartOf(join, parts, target, targetKey)
                ? parts.stream().map(JoinPart::besideKey).toList()
                : ordered(parts, target, targetKey, origin);
    }

    /** Some columns of an id class's key, each named: to Hibernate they are attributes like others, which they are together with. */
    private boolean isPartOf(JoinSpec join, List<JoinPart> parts, EntityModel target, List<KeyPart> targetKey) {
        IdModel id = mapping.entities.root(target).id();
        Set<String> basics = targetKey.stream()
                .filter(k -> k.basic() != null && k.path() != null)
                .map(KeyPart::path)
                .collect(Collectors.toSet());
        return id != null
                && id.kind() == IdModel.Kind.ID_CLASS
                && parts.size() < targetKey.size()
                && join.columns().stream()
                        .allMatch(c -> c.referencedColumnName() != null
                                && !c.referencedColumnName().isBlank())
                && parts.stream().allMatch(p -> basics.contains(p.keyPath()));
    }

    /** Hibernate calls the implied column of a {@code @PropertyRef} as the key, and does not ask how long its texts are. */
    private static PerDialect<ColumnType> unsized(PerDialect<ColumnType> type) {
        return type.value() instanceof ColumnType.Text text && !text.lob()
                ? PerDialect.of(new ColumnType.Text(255, false))
                : type;
    }

    /** Whether the columns stand for the whole key without saying which is which. */
    private static boolean unreferenced(JoinSpec join, List<KeyPart> targetKey) {
        return join.columns().size() == targetKey.size()
                && join.columns().stream().allMatch(c -> c.referencedColumnName() == null);
    }

    /** As Hibernate takes them: by name when each is called as a column of the key, else in the key's order. */
    private KeyPart keyPart(JoinSpec join, List<KeyPart> targetKey, int index) {
        boolean byName = join.columns().stream()
                .allMatch(c -> c.column().name() != null
                        && targetKey.stream().anyMatch(k -> means(c.column().name(), k.term())));
        String name = join.columns().get(index).column().name();
        return byName
                ? targetKey.stream()
                        .filter(k -> means(name, k.term()))
                        .findFirst()
                        .orElseThrow()
                : targetKey.get(index);
    }

    private List<JoinPart> ordered(List<JoinPart> parts, EntityModel target, List<KeyPart> targetKey, Origin origin) {
        if (parts.stream().anyMatch(p -> p.keyPath() == null)) {
            return parts;
        }
        if (parts.size() != targetKey.size()) {
            wrongCount(target, targetKey, parts.size(), origin);
            return List.of();
        }
        List<String> order = targetKey.stream().map(KeyPart::path).toList();
        parts.sort(Comparator.comparingInt(p -> order.indexOf(p.keyPath())));
        return parts;
    }

    private void wrongCount(EntityModel target, List<KeyPart> targetKey, int joined, Origin origin) {
        if (!targetKey.isEmpty()) {
            mapping.reporter.report(
                    Message.JOIN_COLUMN_COUNT, origin, target.className(), targetKey.size(), names(targetKey), joined);
        }
    }

    private String names(List<KeyPart> key) {
        return String.join(
                ", ", key.stream().map(k -> mapping.physical(k.term()).text()).toList());
    }

    private static Term implied(String key, Mapping.Prefix prefix, List<String> renamedFrom, Term ref, int columns) {
        if (prefix == null) {
            return ref;
        }
        Term name = prefix.with(ref);
        return columns == 1 ? Term.choice(key, Mapping.written(renamedFrom), name) : name;
    }

    private static JoinPart named(
            String key, Mapping.Prefix prefix, List<String> renamedFrom, ColumnSpec spec, JoinPart ref, int columns) {
        PerDialect<ColumnType> type = spec.columnDefinition() == null
                ? ref.type()
                : PerDialect.of(new ColumnType.Raw(spec.columnDefinition()));
        Term term;
        if (spec.name() == null) {
            term = implied(key, prefix, renamedFrom, ref.target(), columns);
        } else {
            List<Term> earlier = new ArrayList<>();
            for (String old : renamedFrom) {
                earlier.add(Term.written(old).plus("_").plus(ref.target()));
                if (columns == 1) {
                    earlier.add(Term.written(old));
                }
            }
            term = Term.choice(key, earlier, Term.written(spec.name()));
        }
        return new JoinPart(term, ref.target(), ref.keyPath(), type, spec);
    }

    /** What the column refers to; null after an error. */
    private JoinPart referenced(JoinColumnSpec column, boolean several, EntityModel target, List<KeyPart> targetKey) {
        String written = column.referencedColumnName();
        ColumnSpec spec = column.column();
        if (written == null || written.isBlank()) {
            if (!several && targetKey.size() == 1) {
                return part(targetKey.get(0));
            }
            Optional<KeyPart> namesake = targetKey.stream()
                    .filter(k -> spec.name() != null && means(spec.name(), k.term()))
                    .findFirst();
            if (several && namesake.isPresent()) {
                // called like a column of the key: there is only one reading, and Hibernate accepts it
                return part(namesake.get());
            }
            if (several) {
                mapping.reporter.report(Message.JOIN_COLUMN_REFERENCE, spec.origin(), names(targetKey));
            } else {
                wrongCount(target, targetKey, 1, spec.origin());
            }
            return null;
        }
        for (KeyPart part : targetKey) {
            if (means(written, part.term())) {
                return part(part);
            }
        }
        for (EntityModel at : mapping.entities.chain(target)) {
            Optional<JoinPart> found = find(at, written);
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<String> known =
                targetKey.stream().map(k -> mapping.physical(k.term()).text()).toList();
        mapping.reporter.report(
                Message.COLUMN_UNKNOWN,
                spec.origin().at("referencedColumnName"),
                mapping.tableName(target),
                written,
                DidYouMean.among(known, written));
        return null;
    }

    private static JoinPart part(KeyPart ref) {
        return new JoinPart(ref.term(), ref.term(), ref.path(), ref.type(), null);
    }

    private boolean means(String written, Term term) {
        Term asWritten = Term.written(written);
        String text = asWritten.logical().text();
        Name physical = mapping.physical(term);
        return text.equalsIgnoreCase(term.logical().text())
                || text.equalsIgnoreCase(physical.text())
                || mapping.physical(asWritten).text().equalsIgnoreCase(physical.text());
    }

    /** The column that the entity itself maps, as the mapping calls it. */
    Optional<JoinPart> find(EntityModel owner, String written) {
        return find(owner, owner.attributes(), written);
    }

    private Optional<JoinPart> find(EntityModel owner, List<AttributeModel> attributes, String written) {
        for (AttributeModel attribute : attributes) {
            Optional<JoinPart> found = Optional.empty();
            if (attribute instanceof Basic basic) {
                Term term = new Columns(mapping).term(owner, basic);
                if (means(written, term)) {
                    found = Optional.of(
                            new JoinPart(term, term, null, Extras.referred(basic, mapping.reporter), basic.column()));
                }
            } else if (attribute instanceof Embedded embedded) {
                found = find(owner, embedded.attributes(), written);
            } else if (attribute instanceof ToOne toOne && isOwner(toOne)) {
                found = of(owner, toOne, mapping.entities.get(toOne.target())).stream()
                        .filter(p -> !p.formula() && means(written, p.term()))
                        .map(p -> new JoinPart(p.term(), p.term(), null, p.type(), p.spec()))
                        .findFirst();
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isOwner(ToOne toOne) {
        return toOne.mappedBy() == null && toOne.joinTable() == null && mapping.entities.get(toOne.target()) != null;
    }
}
