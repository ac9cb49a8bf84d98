package dev.portolan.schema;

import java.util.Comparator;

/** A table or sequence, or a column of a table. @param column null for the object itself */
public record ElementRef(QName object, Name column) implements Comparable<ElementRef> {
    public static ElementRef of(QName object) {
        return new ElementRef(object, null);
    }

    @Override
    public int compareTo(ElementRef other) {
        return Comparator.comparing(ElementRef::object)
                .thenComparing(ElementRef::column, Comparator.nullsFirst(Comparator.naturalOrder()))
                .compare(this, other);
    }

    @Override
    public String toString() {
        return column == null ? object.toString() : object + "." + column;
    }
}
