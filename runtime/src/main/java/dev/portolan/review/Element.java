package dev.portolan.review;

/**
 * Names one thing of a schema. Names that are one to the server are equal.
 *
 * @param kind as a person calls it: {@code table}, {@code column}, {@code index} …
 * @param table that it is in, folded; null for what stands by itself
 * @param name folded
 */
record Element(String kind, String table, String name) {
    static final String TABLE = "table";
    static final String COLUMN = "column";
    static final String INDEX = "index";

    /** Whether it is that table, view …: what holds others. */
    boolean isWhole() {
        return table == null;
    }

    /** Whether it lies in what is named. */
    boolean isIn(Element whole) {
        return whole.isWhole() && whole.kind.equals(TABLE) && whole.name.equals(table);
    }

    @Override
    public String toString() {
        String shown = name.isEmpty() ? kind : kind + " \"" + name + "\"";
        return table == null ? shown : shown + " of table \"" + table + "\"";
    }
}
