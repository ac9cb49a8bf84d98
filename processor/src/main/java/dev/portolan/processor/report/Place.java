package dev.portolan.processor.report;

/**
 * A line of a file that is no source.
 *
 * @param file as the user knows it: {@code META-INF/orm.xml}
 */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
