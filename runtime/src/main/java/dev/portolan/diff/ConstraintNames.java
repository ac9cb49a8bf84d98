package dev.portolan.diff;

import dev.portolan.schema.Name;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Names of constraints and indexes that the mapping does not name: a prefix, the table, the columns. */
public final class ConstraintNames {
    /** What a hash takes, with its underscore. */
    private static final int HASH = 9;

    private ConstraintNames() {}

    /** The whole name, before it is cut. @param prefix {@code pk}, {@code uk}, {@code fk}, {@code ix} or {@code ck} */
    public static String whole(String prefix, Name table, List<Name> columns) {
        String name = prefix + "_" + table.text();
        return columns.isEmpty()
                ? name
                : name + "_" + columns.stream().map(Name::text).collect(Collectors.joining("_"));
    }

    /** The name itself when it fits; otherwise its beginning, {@code _} and a hash of the whole. Never splits a character. */
    public static String cut(String whole, NameLimit limit) {
        return limit.holds(whole) ? whole : limit.head(whole, HASH) + "_" + hash(whole);
    }

    /** Another name for an element whose own is taken. @param distinguishing text that no other element of that name has */
    public static String other(String whole, String distinguishing, NameLimit limit) {
        String full = whole + "\n" + distinguishing;
        return limit.head(whole, HASH) + "_" + hash(full);
    }

    /** The name, cut, or else the first of others that nothing has. @param take whether it was free, which it is no more then */
    public static Name free(String whole, NameLimit limit, Predicate<Name> take) {
        Name free = Name.quoted(cut(whole, limit));
        for (int i = 2; !take.test(free); i++) {
            free = Name.quoted(other(whole, Integer.toString(i), limit));
        }
        return free;
    }

    /** Whether a name is {@code whole}, or that cut to some length. */
    public static boolean isGenerated(String name, String whole) {
        if (name.equals(whole)) {
            return true;
        }
        String tail = "_" + hash(whole);
        return name.endsWith(tail) && whole.startsWith(name.substring(0, name.length() - tail.length()));
    }

    /** The beginning that fits, as servers cut a name themselves. Never splits a character. */
    public static String truncate(String name, NameLimit limit) {
        return limit.holds(name) ? name : limit.head(name, 0);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
