package dev.portolan.sql;

/**
 * How a dialect's statements are told apart. Named after what each matches.
 *
 * @param begin {@code BEGIN … END} blocks belong to their statement
 * @param beginAtomic {@code BEGIN ATOMIC … END} bodies belong to their statement
 * @param dollarQuote {@code $tag$ … $tag$}
 * @param backslashEscapes a backslash escapes in every string
 * @param escapeStrings a backslash escapes in {@code E'…'}
 * @param hashComments {@code #} begins a comment
 * @param nestedComments block comments nest
 * @param brackets {@code [a;b]} is an identifier
 */
public record SplitRules(
        boolean begin,
        boolean beginAtomic,
        boolean dollarQuote,
        boolean backslashEscapes,
        boolean escapeStrings,
        boolean hashComments,
        boolean nestedComments,
        boolean brackets) {
    /** For files of tools that do not know the dialect. */
    public static final SplitRules GENERIC = new SplitRules(false, true, true, false, false, false, false, false);
}
