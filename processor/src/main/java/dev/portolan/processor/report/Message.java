package dev.portolan.processor.report;

import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/**
 * Everything that the processor says. The text tells what is wrong and what to write; {@code %s} are filled in order. The code in
 * brackets is stable.
 */
public enum Message {
    INTERNAL(
            Kind.ERROR,
            "Portolan failed on this compilation; nothing was generated. Please report it with this text:%n%s"),
    MIGRATION_MISSING(
            Kind.ERROR,
            "%s, and no migration says so yet. Write it: compile with -Aportolan.check=warn, then portolan diff NAME, or"
                    + " MigrationGenerator NAME, and review it."),
    MIGRATION_PENDING(
            Kind.WARNING,
            "%s, and no migration says so yet. Write it: portolan diff NAME, or MigrationGenerator NAME, and review it."),
    SNAPSHOT_STALE(
            Kind.WARNING,
            "Cannot tell whether %s has a migration for everything, because %s. Replay the files: portolan diff --check, or"
                    + " MigrationGenerator --check."),
    RUNTIME_MISSING(
            Kind.ERROR,
            "dev.portolan:portolan-runtime is not on the class path, which the generated classes need. Add"
                    + " dev.portolan:portolan-runtime:%s as a dependency."),
    UNKNOWN_OPTION(Kind.ERROR, "There is no processor option %s.%s"),
    OPTION_VALUE(Kind.ERROR, "%s is \"%s\"; write one of: %s."),
    PACKAGE_DERIVED(
            Kind.NOTE,
            "MigrationGenerator is generated in package %s, the longest common package of the entities: it moves when they do."
                    + " To pin it, put @Migrations on a class or a package-info.java, or pass -Aportolan.package=%s."),
    NO_PACKAGE(
            Kind.WARNING,
            "The entities of the unit \"%s\" have no package in common, so MigrationGenerator is generated in the unnamed package. Say where it belongs: put @Migrations on a class or a package-info.java, or pass -Aportolan.package."),
    UNIT_TWICE(Kind.ERROR, "Two @Migrations declare the unit \"%s\". Give one of them another name."),
    UNIT_NAME(
            Kind.ERROR,
            "\"%s\" cannot name a unit: it becomes a file name. Use letters, digits, \"_\", \"-\" and \".\", a letter or digit"
                    + " first."),
    UNIT_PACKAGE_TWICE(
            Kind.ERROR,
            "The units \"%s\" and \"%s\" would both have %s.MigrationGenerator. Put one of the @Migrations into another package."),
    UNIT_EMPTY(Kind.WARNING, "The unit \"%s\" has no entities in %s."),
    ENTITY_IN_NO_UNIT(
            Kind.WARNING,
            "The entity %s belongs to no unit, so its table would never be made. Name its package or class in a @Migrations."),
    CLASS_UNKNOWN(Kind.ERROR, "There is no class or package %s on the class path.%s"),
    OUTPUT_NOT_ON_CLASS_PATH(
            Kind.WARNING,
            "The entity %s is compiled, but not on the class path of this compilation, so it is left out of the unit. Add the class"
                    + " output to the class path, or compile all sources together."),
    VALIDATION_MISSING(
            Kind.ERROR,
            "%s is \"on\", but jakarta.validation is not on the class path. Add jakarta.validation:jakarta.validation-api as a"
                    + " dependency, or write \"auto\"."),
    XML_READ(Kind.ERROR, "This file cannot be read: %s."),
    XML_MISSING(Kind.ERROR, "There is no file %s, which %s names."),
    XML_UNSUPPORTED(
            Kind.ERROR,
            "%s is not supported in a mapping file, and would be lost. Remove it, or write annotations for it."),
    PERSISTENCE_UNITS(
            Kind.WARNING,
            "persistence.xml has several units (%s), and no @Migrations says which is meant: the entities of the compilation are taken"
                    + " for one. Write @Migrations(name = …) for each."),
    PROPERTY_IGNORED(
            Kind.WARNING, "The property %s is not read: the migration may differ from what Hibernate expects. %s."),
    SETTINGS_MISSING(Kind.ERROR, "There is no such file, which %s names. Relative names count from -Aportolan.root."),
    SETTINGS_READ(Kind.ERROR, "This file of settings cannot be read: %s."),
    SETTING_VALUE(Kind.ERROR, "%s is \"%s\"; write one of: %s.%s"),
    SETTING_PLACEHOLDER(
            Kind.ERROR,
            "%s is \"%s\", which only a running program knows. Write its value into a file that -Aportolan.hibernate names."),
    SETTINGS_PROFILE(
            Kind.NOTE,
            "What counts only in the profile \"%s\" is left out. To have it, write it into a file of its own that -Aportolan.hibernate"
                    + " names."),
    CONVERTER_OPTION(Kind.ERROR, "%s, which %s names, has no @Converter. Name another class, or annotate it."),
    JAR_FILE(
            Kind.ERROR,
            "<jar-file>%s</jar-file> cannot be looked into. Name the packages of its entities in -Aportolan.include or @Migrations,"
                    + " and remove it from a copy of this file that -Aportolan.persistenceXml names."),
    XML_VALUE(Kind.ERROR, "%s is \"%s\"; it must be %s."),
    XML_ATTRIBUTE_UNKNOWN(Kind.ERROR, "%s has no attribute \"%s\".%s"),
    XML_TWICE(Kind.ERROR, "%s is mapped twice: also at %s. Remove one."),
    FILE_WRITE(Kind.ERROR, "Cannot write %s: %s"),

    JPA_UNSUPPORTED(
            Kind.ERROR,
            "%s is not supported, and would be lost. Remove it, or map this another way; see the annotation reference."),
    MISPLACED(Kind.ERROR, "%s has no meaning on %s. Remove it, or write the annotation that belongs there."),
    MISPLACED_IGNORED(
            Kind.WARNING,
            "%s is ignored on %s, where Hibernate has no use for it or refuses it. Remove it, or write the annotation that belongs there."),
    BESIDE_TABLE(
            Kind.WARNING,
            "%s is ignored beside the join table. Remove it, or write joinColumns = … in the table's annotation."),
    MANY_JOIN_COLUMN(
            Kind.WARNING,
            "%s is ignored on a @ManyToMany, which has a table of its own; Hibernate refuses it. Write @JoinTable(joinColumns = …)."),
    WITHOUT_MEANING(Kind.WARNING, "%s is ignored on %s. Remove it, or move it to an entity."),
    CONVERT_ATTRIBUTE(Kind.ERROR, "@Convert on a class does not say what it converts. Write attributeName = …."),
    ANY_KEY(
            Kind.ERROR,
            "%s does not say what the key is. Write @AnyKeyJavaClass(Long.class) and @JoinColumn(name = …)."),
    ANY_TABLE(
            Kind.ERROR,
            "@ManyToAny needs a table for its rows. Write @JoinTable(name = …, inverseJoinColumns = @JoinColumn(name = …))."),
    HIBERNATE_IGNORED(
            Kind.WARNING,
            "Hibernate's %s is not read: the migration may differ from what Hibernate expects. Write it into the migration."),
    WRONG_ACCESS(
            Kind.WARNING,
            "%s is ignored: this class is mapped by its %s. Move it to the %s, or write @Access(%s) here."),
    GETTER_WITHOUT_SETTER(
            Kind.WARNING, "%s() has no setter %s(…), so a JPA provider cannot load it. Add one, or write @Transient."),
    TWO_KINDS(Kind.ERROR, "%s and %s are on the same attribute. Remove one."),
    SECOND_KIND(Kind.WARNING, "%s and %s are on the same attribute; the first is taken. Remove one."),
    BASIC_TYPE(Kind.ERROR, "No column type is known for %s. %s, or write @Transient."),
    BASIC_TYPE_SERIALIZED(
            Kind.WARNING,
            "Without an annotation Hibernate stores %s as the bytes of its serialized form. %s, or write @Transient."),
    ENTITY_INNER(
            Kind.WARNING,
            "%s is an inner class, which no JPA provider can make an object of. Write static, or make it a top-level class."),
    ENTITY_CLASS(Kind.ERROR, "%s cannot be an entity: make it a top-level or static nested class."),
    ROOT_ONLY(Kind.ERROR, "%s belongs on %s, the root of the hierarchy. Move it there."),
    JAVAX(
            Kind.WARNING,
            "%s is mapped with javax.persistence, which Hibernate does not read since 6.0, and Portolan does not either: %s is left out."
                    + " Take a version of it for jakarta.persistence."),
    ROOT_ONLY_IGNORED(Kind.WARNING, "%s is ignored here: it belongs on %s, the root of the hierarchy. Move it there."),
    ID_IN_SUBCLASS(Kind.ERROR, "%s inherits its primary key, so %s cannot be an id. Remove @Id or @EmbeddedId."),
    ATTRIBUTE_REPEATED(
            Kind.WARNING,
            "%s declares %s again: as with Hibernate, what %s says of it counts, and this is ignored. Move the mapping there, or"
                    + " rename this attribute."),
    ID_REPEATED(
            Kind.WARNING,
            "%s declares %s of %s again, as an id: it is taken from here, and Hibernate refuses it. Declare it in one of the two."),
    ID_CLASS_LACKS(Kind.ERROR, "The id class %s has no \"%s\", which is an @Id of %s.%s"),
    ID_CLASS_EXTRA(
            Kind.WARNING,
            "The id class %s has \"%s\", which is no @Id of %s. Hibernate takes it for a part of the key where the entity has it, and refuses it where not. Annotate it there, or remove it here."),
    GENERATED_NOT_ID(
            Kind.WARNING,
            "@GeneratedValue is ignored here: only an id can be generated, and Hibernate refuses it. Remove it, or write @Id."),
    UUID_TYPE(Kind.ERROR, "GenerationType.UUID needs an id of type UUID or String. Change the type, or the strategy."),
    VERSION_TYPE(
            Kind.WARNING, "%s is no type for a version. Use short, int, long, Instant, LocalDateTime or Timestamp."),
    EMBEDDABLE_CYCLE(
            Kind.ERROR, "The embeddable %s contains itself. Make one of the attributes @Transient or an entity."),
    EMBEDDABLE_KIND(Kind.WARNING, "%s has nothing to embed: it is neither a class nor a record."),
    EMBEDDABLE_SEALED(
            Kind.WARNING,
            "%s is sealed, and its subclass %s is no embeddable, so the attributes of that are not stored. Annotate it with @Embeddable, or make this an entity."),
    EMBEDDABLE_ABOVE(
            Kind.WARNING,
            "%s extends the embeddable %s, whose attributes Hibernate does not store here: they are left out. Annotate that with"
                    + " @MappedSuperclass, or declare %s with its type."),
    EMBEDDABLE_ID(
            Kind.ERROR,
            "%s is extended by the embeddable %s, and Hibernate refuses such a class in a primary key. Annotate it with"
                    + " @MappedSuperclass, or use another."),
    EMBEDDABLE_VALUE(
            Kind.ERROR,
            "%s and %s have the same discriminator value %s, and Hibernate refuses that. Give one another @DiscriminatorValue."),
    EMBEDDABLE_EMPTY(
            Kind.WARNING,
            "The embeddable %s has no persistent attributes. Add one, or make this attribute @Transient."),
    OVERRIDE_INHERITED(
            Kind.WARNING,
            "%s names \"%s\", which comes from an entity above: it is ignored, and Hibernate refuses it. Remove it."),
    OVERRIDE_UNKNOWN(Kind.WARNING, "%s names \"%s\", which is no attribute that it could change: it is ignored.%s"),
    LOB_TYPE(Kind.WARNING, "@Lob is ignored on %s. Use String, byte[], char[], Clob, Blob or a Serializable class."),
    ENUMERATED_TYPE(Kind.WARNING, "@Enumerated is ignored on %s, which is no enum. Remove it."),
    ENUMERATED_VALUE(
            Kind.ERROR, "%s stores the String of its @EnumeratedValue. Write @Enumerated(EnumType.STRING) here."),
    ENUMERATED_VALUE_TYPE(
            Kind.ERROR,
            "Hibernate cannot store %s for EnumType.%s: the field of its @EnumeratedValue must be of type %s. Change that type, or write"
                    + " another @Enumerated here."),
    TEMPORAL_TYPE(Kind.WARNING, "This @Temporal is ignored on %s, which has a form of its own. Remove it."),
    CONVERTED(Kind.WARNING, "%s is ignored beside the converter %s, and Hibernate refuses it. Remove one of them."),
    CONVERTER_TYPE(
            Kind.ERROR,
            "%s does not say which types it converts. Make it implement AttributeConverter<X, Y> with types."),
    CONVERTER_COLUMN(
            Kind.ERROR, "The converter %s gives %s, which no column can hold. Use a basic type as its second."),
    CONVERTER_TWICE(
            Kind.WARNING,
            "%s and %s both convert every %s; the first does. Remove autoApply from one, and name it with @Convert."),
    TARGET_TYPE(Kind.ERROR, "%s cannot lead to %s: it is no entity. Write the type of an entity."),
    INVERSE_OWNS(
            Kind.WARNING,
            "%s is ignored on a %s that \"%s\" owns, and Hibernate refuses it. Remove it, or remove mappedBy."),
    ELEMENT_ENTITY(
            Kind.WARNING, "The elements of %s are entities, of which Hibernate makes a @ManyToMany. Write that."),
    COLLECTION_TYPE(Kind.ERROR, "%s cannot be on %s. Declare the attribute as Collection, List, Set or Map."),
    COLLECTION_CLASS(
            Kind.WARNING,
            "%s is a class, and a JPA provider puts a collection of its own here. Declare the attribute as Collection, List, Set or Map."),
    COLLECTION_RAW(Kind.ERROR, "%s does not say what it holds. Write a type argument, or %s."),
    MAP_KEY_RAW(Kind.ERROR, "%s does not say what its keys are. Write type arguments, or @MapKeyClass."),
    ORDER_COLUMN(
            Kind.WARNING,
            "@OrderColumn is ignored on a %s, which keeps no order, and Hibernate refuses it. Make it a List, or remove it."),
    SCALE(Kind.WARNING, "%s has no scale, and Hibernate does not start with one here. Remove it, or use BigDecimal."),
    CHECK_EMPTY(Kind.WARNING, "This check has no constraint, so there is none. Write constraint = \"…\"."),
    TOO_SMALL(Kind.ERROR, "%s is %s; it must be at least %s."),
    SIZE_IGNORED(
            Kind.WARNING, "%s is %s, which says nothing: it would be at least %s. Remove it, or write a greater one."),
    OFFSET_COLUMN(
            Kind.WARNING,
            "%s is ignored, as Hibernate ignores it: the offset of this time has a column of its own, beside which a @Column without"
                    + " a name counts for its digits only. Write name = \"%s\" too."),
    COLUMN_LIST(Kind.WARNING, "The columnList is not understood, so there is no such index. %s"),
    COLUMN_LIST_MISSING(Kind.ERROR, "%s names no columns. Write %s = {…}."),
    EXPRESSION_EMPTY(Kind.ERROR, "%s is empty. Write an SQL expression, string literals in single quotes."),
    DIALECT_UNKNOWN(Kind.ERROR, "There is no dialect \"%s\".%s"),
    INDEX_PART(
            Kind.ERROR, "A part of an index is either a column or an expression. Write column = … or expression = …."),
    INDEX_OPERATOR(Kind.ERROR, "Only the parts of an @Exclusion have an operator. Remove it, or write opclass = …."),
    EXCLUSION_OPERATOR(
            Kind.ERROR,
            "This part does not say what must not hold between two rows. Write operator = \"=\" or another."),
    NATIVE_ENUM_TYPE(Kind.ERROR, "@NativeEnum is on %s. %s"),
    TEXT_ONLY(Kind.ERROR, "%s is on a column of %s, which has no characters. Remove it."),
    CONSTANT_IN_ARRAY(
            Kind.WARNING,
            "Constants of %s have earlier names, but values within an array are not renamed. Write the UPDATE into the"
                    + " migration."),
    GENERATED_STORED(Kind.ERROR, "A column is stored in all dialects or in none. Write stored = … alike."),
    GENERATED_WRITTEN(
            Kind.WARNING,
            "The database computes this column and refuses values for it, which a JPA provider would write. Write"
                    + " @Column(insertable = false, updatable = false)."),
    DEFERRABLE_NOTHING(
            Kind.ERROR,
            "There is no constraint that could be deferred. Write it on an association with a foreign key, or beside"
                    + " @Column(unique = true)."),
    INCREMENT_START(
            Kind.ERROR,
            "The database numbers no column of %s. Write @GeneratedValue(strategy = IDENTITY), or the initialValue of its"
                    + " generator."),
    VIEW_DEPENDS(Kind.ERROR, "%s is no entity. Name the entities whose tables or views the query reads."),
    VIEW_INHERITANCE(Kind.ERROR, "%s cannot be a view: it is part of a hierarchy of entities. Map it on its own."),
    VIEW_HAS(Kind.ERROR, "A view has no %s. Remove it, or remove @View."),
    EXPRESSION_TWICE(Kind.ERROR, "%s is there twice for %s. Remove one."),

    TABLE_DIFFERS(
            Kind.ERROR, "The table %s is mapped by %s and by %s, with different %s. Give one of them another name."),
    COLUMN_TWICE(
            Kind.ERROR,
            "The column %s of the table %s is written by %s and by %s. Give one another @Column(name = …), or write insertable ="
                    + " false, updatable = false on the one that only reads it."),
    COLUMN_TYPES(
            Kind.ERROR,
            "The column %s of the table %s is %s for %s and %s for %s. Give one another name, or make their types equal."),
    COLUMN_TYPES_TAKEN(
            Kind.WARNING,
            "The column %s of the table %s is %s for %s and %s for %s. The table gets the first; make their types equal."),
    COLUMN_UNKNOWN(Kind.ERROR, "The table %s has no column \"%s\".%s"),
    CONSTRAINT_COLUMN(
            Kind.WARNING,
            "The table %s has no column \"%s\", so this index or constraint is left out; the statement of Hibernate for it fails.%s"),
    TABLE_UNKNOWN(
            Kind.ERROR, "%s is stored in the tables %s, not in \"%s\". Name one of these, or add a @SecondaryTable.%s"),
    NAME_EMPTY(Kind.ERROR, "A name is empty here. Write one, or leave the attribute out for the default."),
    NAME_BLANK(Kind.WARNING, "A name is blank here, so the default is taken. Write one, or leave the attribute out."),
    ID_MISSING(Kind.ERROR, "The entity %s has no primary key. Put @Id on an attribute."),
    ID_CYCLE(
            Kind.ERROR,
            "The primary key of %s depends on itself through %s. Give one of these entities an @Id of its own."),
    TARGET_UNKNOWN(
            Kind.ERROR,
            "%s is no entity of the unit \"%s\". Annotate it with @Entity, or name it in @Migrations(classes)."),
    MAPPED_BY(Kind.ERROR, "%s has no attribute \"%s\" that could own this association.%s"),
    MAPPED_BY_TARGET(
            Kind.WARNING,
            "%s.%s is no association to %s, so it cannot own this one, and Hibernate refuses it. Name the attribute that refers back."),
    PROPERTY_REF(Kind.ERROR, "%s has no attribute \"%s\" that @PropertyRef could mean.%s"),
    EMBEDDED_NAMING(
            Kind.ERROR,
            "\"%s\" is no pattern for the names of columns, and Hibernate does not start with it. It needs one place for the name."),
    MAPS_ID(Kind.ERROR, "The primary key of %s has no attribute \"%s\".%s"),
    JOIN_COLUMN_COUNT(
            Kind.ERROR,
            "%s has %s primary key columns (%s), but %s are joined here. Write one @JoinColumn(name = …, referencedColumnName = …)"
                    + " for each."),
    KEY_PART_ALONE(
            Kind.WARNING,
            "%s alone is not unique in %s, so no foreign key can refer to it; the statement of Hibernate for it fails. Write one"
                    + " @JoinColumn(name = …, referencedColumnName = …) for each of: %s."),
    KEY_PARTS_UNIQUE(
            Kind.WARNING,
            "Only %s of the primary key of %s are joined here, so they become unique together, as Hibernate has it. Write one"
                    + " @JoinColumn(name = …, referencedColumnName = …) for each of: %s."),
    JOIN_COLUMN_REFERENCE(Kind.ERROR, "Of several join columns each needs a referencedColumnName. Write one of: %s."),
    JOIN_TABLE_CLASH(
            Kind.WARNING,
            "%s and %s share the table %s, and each row of it needs a value for both. Write @JoinTable(name = …) on one of them."),
    COLLECTION_IN_COLLECTION(
            Kind.ERROR,
            "%s is a collection within the values of a collection, which no table can hold. Make the values an entity."),
    TABLE_ON_SUBCLASS(
            Kind.WARNING,
            "%s is stored in the table of %s (SINGLE_TABLE), so @Table is ignored here, and Hibernate refuses it. Move it to %s,"
                    + " or choose another @Inheritance there."),
    DISCRIMINATOR_VALUE(Kind.ERROR, "%s needs a @DiscriminatorValue: %s."),
    DISCRIMINATOR_TWICE(
            Kind.WARNING,
            "%s and %s have the same discriminator value %s, so their rows cannot be told apart. Give one another @DiscriminatorValue."),
    ENTITY_NAME_TWICE(
            Kind.ERROR,
            "The entities %s and %s are both called \"%s\". Write @Entity(name = …) on one of them; if they are of different persistence"
                    + " units, declare each with @Migrations(packages = …), or name one with -Aportolan.include."),
    ENTITY_NAME_SHARED(
            Kind.WARNING,
            "The entities %s and %s are both called \"%s\", which Hibernate refuses. Write @Entity(name = …) on one of them, or declare"
                    + " their persistence units with @Migrations."),
    IDENTITY_TABLE_PER_CLASS(
            Kind.WARNING,
            "The tables of a TABLE_PER_CLASS hierarchy number their rows each for itself, so two rows may have the same id, and Hibernate refuses it. Write @GeneratedValue(strategy = SEQUENCE) or TABLE."),
    IDENTITY_TYPE(
            Kind.WARNING,
            "A database numbers only integers, not %s, so it does not number this column. Use byte, short, int or long, or another strategy."),
    GENERATOR_KIND(
            Kind.WARNING,
            "The generator \"%s\" is a @%s, but the strategy is %s: only its name is taken. Name another generator or change it."),
    SEQUENCE_DIFFERS(
            Kind.WARNING,
            "The sequence %s is declared with %s and with %s; the first is taken, and Hibernate refuses it. Make initialValue, allocationSize and options equal, or give one another sequenceName."),
    ALLOCATION_SIZE(Kind.WARNING, "allocationSize is %s; 1 is taken."),
    CONSTRAINT_NAME_TWICE(
            Kind.WARNING, "The name %s is given to two of the table's indexes and constraints. %s Rename one of them."),
    CONSTRAINT_NAME_SHARED(
            Kind.WARNING,
            "The name %s is given to a constraint or index of %s and to one of %s, and not every database takes it twice: that of %s gets"
                    + " another. Rename one of them."),
    AUDIT_TARGET(
            Kind.ERROR,
            "%s is audited and leads to %s, which is not: Envers refuses that. Write @Audited there, @Audited(targetAuditMode ="
                    + " NOT_AUDITED) here for what is no inverse side, or @NotAudited here."),
    AUDIT_INVERSE(
            Kind.ERROR,
            "%s is audited, and %s, to which the association belongs, is not: Envers refuses that. Audit both or none."),
    AUDIT_PARENT(
            Kind.ERROR,
            "The entity %s is audited and %s, which it extends, is not: Envers refuses that. Write @Audited there, or @NotAudited"
                    + " on the attributes here."),
    AUDIT_TYPE(Kind.ERROR, "Envers cannot audit %s. Write @NotAudited here."),
    AUDIT_OVERRIDE(Kind.ERROR, "%s has no %s that @AuditOverride could change. Name another."),
    AUDIT_MAPPED_BY(Kind.ERROR, "%s has no audited attribute \"%s\" that @AuditMappedBy could mean.%s"),
    REVISION_ENTITY(Kind.ERROR, "The @RevisionEntity %s %s, and Envers refuses that. %s"),
    DEFAULT_ON_JOIN(
            Kind.ERROR,
            "%s has %s columns, so one expression cannot fill them. Remove @%s here, and write it on an attribute with one column.");

    private final Kind kind;
    private final String format;

    Message(Kind kind, String format) {
        this.kind = kind;
        this.format = format;
    }

    /** {@code column-unknown} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    /** The text, with {@code %s} where something is filled in. */
    public String format() {
        return format;
    }

    /** {@code [column-unknown] The table …} */
    String text(Object... args) {
        return "[" + code() + "] " + String.format(Locale.ROOT, format, args);
    }
}
