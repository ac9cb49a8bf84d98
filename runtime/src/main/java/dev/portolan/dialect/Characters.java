package dev.portolan.dialect;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import dev.portolan.schema.View;
import java.util.Map;

/**
 * Looks whether a server has such names, and keeps each character of names and texts: one that puts {@code ?} for some would do so
 * without a word, and what was read back would be written.
 */
final class Characters {
    private final Dialect dialect;
    private final Map<ElementRef, String> origins;
    private final boolean keepsAll;
    private ElementRef element;

    private Characters(Dialect dialect, Map<ElementRef, String> origins) {
        this.dialect = dialect;
        this.origins = origins;
        this.keepsAll = dialect.types().keepsAllCharacters();
    }

    /**
     * @param hints with names as stored
     * @throws PortolanException with the element: {@code name-refused}, {@code character-lost}
     */
    static void check(Dialect dialect, Graph resolved, Hints hints) {
        new Characters(dialect, hints.origin()).check(resolved);
    }

    private void check(Graph graph) {
        graph.schemas().forEach(s -> {
            element = ElementRef.of(QName.of(s.name()));
            name(s.name());
        });
        graph.tables().forEach(this::table);
        graph.enums().forEach(e -> object(e.name()));
        graph.sequences().forEach(s -> object(s.name()));
        for (View view : graph.views()) {
            object(view.name());
            text(view.query());
            text(view.comment());
        }
    }

    private void object(QName object) {
        element = ElementRef.of(object);
        name(object.name());
    }

    private void table(Table table) {
        object(table.name());
        text(table.comment());
        table.options().values().forEach(this::text);
        table.columns().forEach(c -> column(table, c));
        element = ElementRef.of(table.name());
        if (table.primaryKey() != null) {
            name(table.primaryKey().name());
        }
        table.uniques().stream().map(Unique::name).forEach(this::name);
        for (Index index : table.indexes()) {
            name(index.name());
            text(index.comment());
            text(index.where());
            index.parts().stream().map(IndexPart::expression).forEach(this::text);
            index.options().values().forEach(this::text);
        }
        for (ForeignKey key : table.foreignKeys()) {
            name(key.name());
            text(key.definition());
        }
        for (Check check : table.checks()) {
            name(check.name());
            text(check.expression());
        }
    }

    private void column(Table table, Column column) {
        element = new ElementRef(table.name(), column.name());
        name(column.name());
        text(dialect.types().sql(column.physicalType()));
        text(column.defaultSql());
        text(column.generated() == null ? null : column.generated().expression());
        text(column.onUpdate());
        text(column.comment());
        text(column.options());
    }

    private void name(Name name) {
        String refused = name == null ? null : dialect.names().refused(name);
        if (refused != null) {
            throw PortolanException.failed(
                    "name-refused",
                    dialect.name() + " has no names that " + refused + ": \"" + name + "\", at " + described()
                            + ". Give it another name in its mapping.");
        }
    }

    private void text(PerDialect<String> text) {
        text(PerDialect.in(text, dialect.name()));
    }

    private void text(String text) {
        if (!keepsAll && text != null && text.codePointCount(0, text.length()) < text.length()) {
            String lost = text.codePoints()
                    .filter(Character::isSupplementaryCodePoint)
                    .mapToObj(Character::toString)
                    .findFirst()
                    .orElseThrow();
            throw PortolanException.failed(
                    "character-lost",
                    dialect.name() + " would put \"?\" for \"" + lost + "\" in the definition of " + described()
                            + ": it keeps no characters beyond U+FFFF in comments, defaults, values of an enum and"
                            + " expressions. Rows may hold them.");
        }
    }

    private String described() {
        String origin = origins.get(element);
        return "\"" + element + "\"" + (origin == null ? "" : " (" + origin + ")");
    }
}
