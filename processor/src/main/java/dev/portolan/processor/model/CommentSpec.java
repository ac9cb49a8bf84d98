package dev.portolan.processor.model;

/** Hibernate's {@code @Comment}. @param on column or table that it is for, as written; null for what it stands on */
public record CommentSpec(String on, String text) {
    /** Whether it is for what is called so. @param name null for no name */
    public boolean isFor(String name) {
        return on == null || on.equalsIgnoreCase(name);
    }
}
