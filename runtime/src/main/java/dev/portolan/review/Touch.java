package dev.portolan.review;

import dev.portolan.dir.MigrationFile;

/**
 * What a file does to an element.
 *
 * @param line of the statement that begins it
 * @param name the new one where it is renamed; null otherwise
 * @param value what the element is when the file is done, as far as known; null for none
 */
record Touch(MigrationFile file, int line, Element element, Kind kind, String name, Object value) {
    enum Kind {
        CREATES("creates"),
        CHANGES("changes"),
        DROPS("drops"),
        RENAMES("renames"),
        /** Gone in between, and the same at the end. */
        REBUILDS("makes anew"),
        /** There in between only. */
        PASSING("makes and drops");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    Touch {
        name = kind == Kind.RENAMES ? name : null;
    }

    /** Whether nothing of that name, or of what it held, is left. */
    boolean isGone() {
        return kind == Kind.DROPS || kind == Kind.RENAMES;
    }

    String place() {
        return file.name() + ":" + line;
    }

    @Override
    public String toString() {
        return kind.word + " " + element + (name == null ? "" : " to \"" + name + "\"");
    }
}
