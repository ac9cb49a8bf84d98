package dev.portolan.migrate.apply;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and lists of hashes, as the table has them. */
final class RevisionText {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", java.util.Locale.ROOT);
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ?(?:(Z)|([+-]\\d\\d)(?::?(\\d\\d))?)?.*");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private RevisionText() {}

    /** @param zoned {@code 2026-11-22 14:55:58.205488357+00:00}; else without fraction and zone, as Atlas has it where there are none */
    static String time(Instant instant, boolean zoned) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (!zoned) {
            return utc.format(SECONDS);
        }
        String fraction = utc.getNano() == 0
                ? ""
                : "."
                        + String.format(java.util.Locale.ROOT, "%09d", utc.getNano())
                                .replaceFirst("0+$", "");
        return utc.format(SECONDS) + fraction + "+00:00";
    }

    /** The beginning of time for what is none. */
    static Instant time(String text) {
        Matcher time = text == null ? null : TIME.matcher(text);
        if (time == null || !time.matches()) {
            return Instant.EPOCH;
        }
        String zone =
                time.group(4) == null ? "Z" : time.group(4) + ":" + (time.group(5) == null ? "00" : time.group(5));
        return OffsetDateTime.parse(time.group(1) + "T" + time.group(2) + zone).toInstant();
    }

    /** {@code null} for none, as Atlas has it. */
    static String hashes(List<String> hashes) {
        return hashes.isEmpty() ? "null" : "[\"" + String.join("\",\"", hashes) + "\"]";
    }

    static List<String> hashes(String json) {
        List<String> hashes = new ArrayList<>();
        if (json != null) {
            for (Matcher text = TEXT.matcher(json); text.find(); ) {
                hashes.add(text.group(1).replace("\\/", "/"));
            }
        }
        return hashes;
    }
}
