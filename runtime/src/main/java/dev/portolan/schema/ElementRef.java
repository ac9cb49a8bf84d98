package dev.portolan.schema;

/** A table or sequence, or a column of a table. @param column null for the object itself */
public record ElementRef(QName object, Name column) implements Comparable<ElementRef> {
    public static ElementRef of(QName object) {
        return new ElementRef(object, null);
    }

    @Override
    public int compareTo(ElementRef other) {
        int byObject = object.compareTo(other.object);
        if (byObject != 0 || column == other.column) {
            return byObject;
        }
        if (column == null || other.column == null) {
            return column == null ? -1 : 1;
        }
        return column.compareTo(other.column);
    }

    @Override
    public String toString() {
        return column == null ? object.toString() : object + "." + column;
    }
}
