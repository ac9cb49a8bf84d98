package dev.portolan.processor.jpa;

import java.util.List;

/** Qualified names of Portolan's own annotations; the container of a repeatable one is its {@code List}. */
public final class Own {
    private static final String P = "dev.portolan.annotations.";

    public static final String PACKAGE = P;
    public static final String MIGRATIONS = P + "Migrations";
    public static final String RENAMED_FROM = P + "RenamedFrom";
    public static final String SQL_DEFAULT = P + "SqlDefault";
    public static final String BACKFILL = P + "Backfill";
    public static final String SQL_USING = P + "SqlUsing";
    public static final String SQL_TYPE = P + "SqlType";
    public static final String SQL_ON_UPDATE = P + "SqlOnUpdate";
    public static final String GENERATED_COLUMN = P + "GeneratedColumn";
    public static final String COLLATION = P + "Collation";
    public static final String CHARSET = P + "Charset";
    public static final String NATIVE_ENUM = P + "NativeEnum";
    public static final String DEFERRABLE = P + "Deferrable";
    public static final String SQL_INDEX = P + "SqlIndex";
    public static final String EXCLUSION = P + "Exclusion";
    public static final String VIEW = P + "View";
    public static final String EXTENSION = P + "Extension";
    public static final String ONLINE = P + "Online";
    public static final String TABLE_OPTIONS = P + "TableOptions";

    private static final String CONTAINER = ".List";

    private Own() {}

    /** All of the repeatable annotation, written one by one or in its container. */
    public static List<Mirror> all(Annotations annotations, String name) {
        return annotations.all(name, name + CONTAINER);
    }

    /** Whether that is one of ours, or the container of one. */
    public static boolean is(String annotation) {
        return annotation.startsWith(PACKAGE);
    }

    /** The repeatable annotation that a container holds; any other name as it is. */
    public static String repeated(String annotation) {
        return annotation.endsWith(CONTAINER)
                ? annotation.substring(0, annotation.length() - CONTAINER.length())
                : annotation;
    }
}
