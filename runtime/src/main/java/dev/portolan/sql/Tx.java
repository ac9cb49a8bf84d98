package dev.portolan.sql;

/** How a step stands to transactions. */
public enum Tx {
    /** Must run inside one. */
    REQUIRED,
    /** Must not run inside one that someone else opened. */
    NONE,
    /** Either. */
    ANY
}
