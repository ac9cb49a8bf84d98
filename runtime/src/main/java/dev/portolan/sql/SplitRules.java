package dev.portolan.sql;

import java.util.Set;

/** How a dialect's statements are told apart. */
public record SplitRules(Set<Syntax> syntax) {
    /** What a server reads in its own way. */
    public enum Syntax {
        /** {@code BEGIN … END} bodies of routines and triggers belong to their statement. */
        BEGIN,
        /** {@code BEGIN ATOMIC … END} bodies belong to their statement. */
        BEGIN_ATOMIC,
        /** {@code IF … END IF}, {@code CASE … END CASE}, loops and labels; bodies without {@code BEGIN}. */
        COMPOUND,
        /** {@code $tag$ … $tag$} is a string. */
        DOLLAR_TAGS,
        /** {@code $$ … $$} is a string, and a tag is none. */
        DOUBLE_DOLLAR,
        /** A backslash escapes in every string, unless {@code sql_mode} says {@code NO_BACKSLASH_ESCAPES}. */
        BACKSLASHES,
        /** A backslash escapes in {@code E'…'}, and in all while {@code standard_conforming_strings} is off. */
        ESCAPE_STRINGS,
        /** {@code #} begins a comment. */
        HASH_COMMENTS,
        /** {@code //} begins a comment. */
        SLASH_COMMENTS,
        /** Block comments nest. */
        NESTED_COMMENTS,
        /** {@code --} begins a comment only before a space or a control character. */
        SPACED_DASHES,
        /** What stands in <code>/*!50001 … *&#47;</code> is executed. */
        VERSION_COMMENTS,
        /** What stands in <code>/*M! … *&#47;</code> is executed. */
        MARIADB_COMMENTS,
        /** A carriage return ends a line comment. */
        RETURNS_END_LINES,
        /** {@code [a;b]} is an identifier. */
        BRACKETS,
        /** Rows follow {@code COPY … FROM stdin;}, up to a line {@code \.}. */
        COPY_DATA,
        /** The server never sees what stands behind a NUL. */
        NUL_ENDS
    }

    /** For files of tools that do not know the dialect. */
    public static final SplitRules GENERIC = of(Syntax.BEGIN_ATOMIC, Syntax.DOLLAR_TAGS);

    public SplitRules {
        syntax = Set.copyOf(syntax);
    }

    public static SplitRules of(Syntax... syntax) {
        return new SplitRules(Set.of(syntax));
    }

    boolean has(Syntax one) {
        return syntax.contains(one);
    }
}
