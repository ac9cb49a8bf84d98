package dev.portolan.processor.jpa;

/** Qualified names of Portolan's own annotations. */
public final class Own {
    private static final String P = "dev.portolan.annotations.";

    public static final String PACKAGE = P;
    public static final String MIGRATIONS = P + "Migrations";
    public static final String RENAMED_FROM = P + "RenamedFrom";
    public static final String SQL_DEFAULT = P + "SqlDefault";
    public static final String SQL_DEFAULTS = P + "SqlDefault.List";
    public static final String BACKFILL = P + "Backfill";
    public static final String BACKFILLS = P + "Backfill.List";

    private Own() {}
}
