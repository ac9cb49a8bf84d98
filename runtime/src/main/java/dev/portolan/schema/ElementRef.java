package dev.portolan.schema;

/** A table or sequence, or a column of a table. @param column null for the object itself */
public record ElementRef(QName object, Name column) implements Comparable<ElementRef> {
    public static ElementRef of(QName object) {
        return new ElementRef(object, null);
    }

    // Written out: a record's own are linked at run time, which the first few thousand names would wait for.
    @Override
    public boolean equals(Object other) {
        return other instanceof ElementRef o
                && object.equals(o.object)
                && (column == null ? o.column == null : column.equals(o.column));
    }

    @Override
    public int hashCode() {
        return column == null ? object.hashCode() : 31 * object.hashCode() + column.hashCode();
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
