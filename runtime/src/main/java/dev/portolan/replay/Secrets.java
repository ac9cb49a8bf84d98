package dev.portolan.replay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps passwords out of messages: those given, and what a JDBC URL carries. */
public final class Secrets {
    private static final Pattern PARAMETER = Pattern.compile(
            "(?i)((?:\\w*password|\\w*passwd|pwd|\\w*passphrase|\\w*secret|\\w*token)\\s*=\\s*)([^&;\\s\"')]+)");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:\\s]*:)([^/@\\s]+)(@)");
    private static final Pattern ORACLE = Pattern.compile("(:[^/@:\\s]+/)([^/@\\s]+)(@)");

    /** A shorter one would blot out words that have nothing to do with it; in a URL it is hidden all the same. */
    private static final int SHORTEST = 3;

    private final Set<String> known = new LinkedHashSet<>();

    /** @param password null for none @param url null for none */
    public static Secrets of(String url, String password) {
        Secrets secrets = new Secrets();
        if (password != null && !password.isEmpty()) {
            secrets.known.add(password);
        }
        if (url != null) {
            for (Pattern pattern : new Pattern[] {PARAMETER, USER_INFO, ORACLE}) {
                Matcher matcher = pattern.matcher(url);
                while (matcher.find()) {
                    secrets.known.add(matcher.group(2));
                    secrets.known.add(decoded(matcher.group(2)));
                }
            }
        }
        return secrets;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The text with every known password, and everything that looks like one in a URL, as {@code ***}. Null stays null. */
    public String hide(String text) {
        if (text == null) {
            return null;
        }
        String hidden = text;
        for (String secret : known) {
            if (secret.length() >= SHORTEST) {
                hidden = hidden.replace(secret, "***");
            }
        }
        hidden = PARAMETER.matcher(hidden).replaceAll("$1***");
        return USER_INFO.matcher(hidden).replaceAll("$1***$3");
    }
}
