package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.TableSpec.IndexSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void whatIsWrittenAndWhatIsNot() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    @Id long id;
                    String none;
                    @Column String bare;
                    @Column(name = "`The Name`", length = 255, precision = 7, scale = 0, secondPrecision = 3, nullable = true,
                        unique = true, insertable = false, updatable = false, columnDefinition = "varchar(9)",
                        table = "other", comment = "it''s", options = "collate x",
                        check = @CheckConstraint(name = "ck", constraint = "x > 0", options = "not valid")) String all;
                    @Column(name = "", precision = 0, secondPrecision = -1, comment = "") String unset;
                }
                """, "A");
        assertEquals(
                ColumnSpec.implied(Probe.basic(e, "none").origin()),
                Probe.basic(e, "none").column());
        ColumnSpec bare = Probe.basic(e, "bare").column();
        assertTrue(bare.present());
        assertNull(bare.length());
        assertNull(bare.nullable());
        ColumnSpec all = Probe.basic(e, "all").column();
        assertEquals(
                List.of("`The Name`", 255, 7, 0, 3, true),
                List.of(all.name(), all.length(), all.precision(), all.scale(), all.secondPrecision(), all.nullable()));
        assertTrue(all.unique());
        assertFalse(all.insertable() || all.updatable());
        assertEquals(
                List.of("varchar(9)", "other", "it''s", "collate x"),
                List.of(all.columnDefinition(), all.table(), all.comment(), all.options()));
        assertEquals(
                "ck:x > 0:not valid",
                all.checks().stream()
                        .map(c -> c.name() + ":" + c.constraint().value() + ":" + c.options())
                        .findFirst()
                        .orElseThrow());
        ColumnSpec unset = Probe.basic(e, "unset").column();
        assertNull(unset.name());
        assertNull(unset.precision());
        assertNull(unset.secondPrecision());
        assertNull(unset.comment());
    }

    @Test
    void required() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    @Id Long id;
                    int primitive;
                    Integer boxed;
                    @Basic(optional = false) String mandatory;
                    @Column(nullable = false) String notNull;
                    @Column(name = "p") int primitiveWithColumn;
                    @Basic(optional = false) @Column(name = "q") int mandatoryWithColumn;
                    @Version Integer version;
                    E e;
                }
                @Embeddable class E { int inside; @Column(nullable = false) String kept; }
                """, "A");
        Map<String, Required> expected = Map.of(
                "id", Required.ALWAYS,
                "primitive", Required.UNLESS_SHARED,
                "boxed", Required.NEVER,
                "mandatory", Required.UNLESS_SHARED,
                "notNull", Required.ALWAYS,
                "primitiveWithColumn", Required.NEVER,
                "mandatoryWithColumn", Required.UNLESS_SHARED,
                "version", Required.ALWAYS,
                "e.inside", Required.NEVER,
                "e.kept", Required.ALWAYS);
        expected.forEach(
                (path, required) -> assertEquals(required, Probe.basic(e, path).required(), path));
        assertTrue(Probe.basic(e, "version").version());
    }

    @Test
    void tables() {
        EntityModel e = Probe.entity("""
                @Entity
                @Table(name = "t", schema = "s", catalog = "c", comment = "x", options = "tablespace y",
                    uniqueConstraints = { @UniqueConstraint(columnNames = {"a", "b"}),
                        @UniqueConstraint(name = "uq", columnNames = "c", options = "deferrable") },
                    indexes = { @Index(columnList = "a, b DESC"), @Index(name = "ix",
                        columnList = "lower(a) desc, (a || ', '), `c d` asc", unique = true, options = "where a > 0") },
                    check = @CheckConstraint(name = "ck", constraint = "a < b"))
                class A { @Id long id; }
                """, "A");
        TableSpec t = e.table();
        assertEquals(
                List.of("t", "s", "c", "x", "tablespace y"),
                List.of(t.name(), t.schema(), t.catalog(), t.comment(), t.options()));
        assertEquals(List.of("a", "b"), t.uniques().get(0).columns());
        assertNull(t.uniques().get(0).name());
        assertEquals(
                "uq deferrable",
                t.uniques().get(1).name() + " " + t.uniques().get(1).options());
        assertEquals(
                List.of(new IndexSpec.Part("a", false, false), new IndexSpec.Part("b", false, true)),
                t.indexes().get(0).parts());
        assertEquals(
                List.of(
                        new IndexSpec.Part("lower(a)", true, true),
                        new IndexSpec.Part("a || ', '", true, false),
                        new IndexSpec.Part("`c d`", false, false)),
                t.indexes().get(1).parts());
        assertTrue(t.indexes().get(1).unique());
        assertEquals("where a > 0", t.indexes().get(1).options());
        assertEquals("a < b", t.checks().get(0).constraint().value());
    }

    @Test
    void ownAnnotations() {
        EntityModel e = Probe.entity("""
                @Entity @RenamedFrom({"Older", "Old"}) class A {
                    @Id long id;
                    @RenamedFrom("n") @SqlDefault("'x'") @SqlDefault(value = "'y'", dialect = "postgres")
                    @Backfill("id") String name;
                    @ManyToOne @Backfill("1") A parent;
                }
                """, "A");
        assertEquals(List.of("Older", "Old"), e.renamedFrom());
        AttributeModel.Basic name = Probe.basic(e, "name");
        assertEquals(List.of("n"), name.attribute().renamedFrom());
        assertEquals("'x'", name.extras().sqlDefault().in("sqlite"));
        assertEquals("'y'", name.extras().sqlDefault().in("postgres"));
        assertEquals("id", name.extras().backfill().in("sqlite"));
        assertEquals(
                "1",
                ((AttributeModel.ToOne) Probe.attribute(e, "parent"))
                        .extras()
                        .backfill()
                        .value());
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Entity @Table(indexes = {
                    @Index(columnList = "a,,b"), //! [column-list] The columnList is not understood, so there is no such index. A column is missing.
                    @Index(columnList = "(a"), //! [column-list] The columnList is not understood, so there is no such index. A parenthesis or quote is not closed.
                    @Index(columnList = "a nulls first") //! [column-list] The columnList is not understood, so there is no such index. "a nulls first" is neither a column nor an expression in parentheses; ASC or DESC may follow.
                    }, uniqueConstraints =
                    @UniqueConstraint(columnNames = {}), //! [column-list-missing] @UniqueConstraint names no columns. Write columnNames = {…}.
                    check =
                    @CheckConstraint(constraint = "")) //! [check-empty] This check has no constraint, so there is none. Write constraint = "…".
                class A {
                    @Id long id;
                    @Column(length =
                        -1) //! [size-ignored] length is -1, which says nothing: it would be at least 1. Remove it, or write a greater one.
                    String a;
                    @SqlDefault(
                        " ") //! [expression-empty] @SqlDefault is empty. Write an SQL expression, string literals in single quotes.
                    String b;
                    @Backfill("1")
                    @Backfill("2")
                    @RenamedFrom(
                        {"x", ""}) //! [name-empty] A name is empty here. Write one, or leave the attribute out for the default.
                    int c; //! [expression-twice] @Backfill is there twice for all dialects. Remove one.
                    @SqlDefault("1") //! [misplaced] @SqlDefault has no meaning on an embedded attribute. Remove it, or write the annotation that belongs there.
                    Part part;
                    @ElementCollection
                    @Backfill("1") //! [misplaced] @Backfill has no meaning on an element collection. Remove it, or write the annotation that belongs there.
                    List<String> list;
                }
                @RenamedFrom("P") //! [misplaced] @RenamedFrom has no meaning on an embeddable. Remove it, or write the annotation that belongs there.
                @Embeddable class Part { String x; }
                """);
    }
}
