package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Versions of new migrations: {@code yyyyMMddHHmmss} in UTC, or the next of {@code 000008}, behind all that a directory has. */
public final class Versions {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final DirFormat format;
    private final Collection<String> names;
    private final String name;

    Versions(DirFormat format, Collection<String> names, String name) {
        this.format = format;
        this.names = names;
        this.name = name;
    }

    /** Now, or one second after the directory's last version when that is not behind; where files are counted, the next number. */
    String next(Instant now) {
        String count = count();
        if (count != null) {
            return checked(plus(count, 1));
        }
        String version = FORM.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        String last = last();
        if (last.compareTo(version) >= 0) {
            version = plus(last, 1);
        }
        return checked(version);
    }

    /** A version that the user gives. */
    String fixed(String version) {
        checkForm(version);
        return checked(version);
    }

    /** @throws PortolanException usage {@code version-time} for what is no time */
    public static void checkForm(String version) {
        if (time(version) == null) {
            throw PortolanException.usage(
                    "version-time",
                    "\"" + version + "\" is no version: write yyyyMMddHHmmss, for example 20260131235959");
        }
    }

    /** That many seconds later; of a version that is no time, that much more. */
    public static String plus(String version, int seconds) {
        LocalDateTime time = time(version);
        if (time != null) {
            return FORM.format(time.plusSeconds(seconds));
        }
        return String.format(Locale.ROOT, "%0" + version.length() + "d", Long.parseLong(version) + seconds);
    }

    private static LocalDateTime time(String version) {
        try {
            return isNumber(version) ? LocalDateTime.parse(version, FORM) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isNumber(String version) {
        return version.length() == 14 && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The last version of a directory that counts; null for any other. Without leading zeros 10 comes before 9 in an order of names. */
    private String count() {
        List<String> executed = executed();
        String last = executed.isEmpty() ? "" : format.version(executed.get(executed.size() - 1));
        boolean number = !last.isEmpty()
                && last.length() < 14
                && last.chars().allMatch(c -> c >= '0' && c <= '9')
                && (format.countsVersions() || last.startsWith("0"));
        return number ? last : null;
    }

    private List<String> executed() {
        return format.history(names).stream().filter(n -> !format.repeatable(n)).toList();
    }

    private String last() {
        String last = "";
        for (String existing : executed()) {
            String version = format.version(existing);
            last = isNumber(version) && version.compareTo(last) > 0 ? version : last;
        }
        return last;
    }

    private String checked(String version) {
        List<String> executed = executed();
        if (executed.isEmpty()) {
            return version;
        }
        String last = executed.get(executed.size() - 1);
        if (sortsBehind(last, version)) {
            return version;
        }
        String wanted = wanted(last);
        throw PortolanException.failed(
                "version-not-last",
                "the new file " + format.fileName(version, name)
                        + " would not be the last of the directory, it would run before "
                        + last + ". "
                        + (wanted == null
                                ? "No version sorts behind that name: rename the file (and write the sum anew) so that it begins with "
                                        + "a time, for example " + format.fileName("20000101000000", name)
                                : "Pass --version-time " + wanted + " or a later one"));
    }

    private String wanted(String last) {
        String largest = last();
        if (!largest.isEmpty() && largest.compareTo("99991231235959") < 0 && sortsBehind(last, plus(largest, 1))) {
            return plus(largest, 1);
        }
        for (int year = 2000; year <= 9999; year++) {
            String version = year + "0101000000";
            if (version.compareTo(largest) > 0 && sortsBehind(last, version)) {
                return version;
            }
        }
        return null;
    }

    private boolean sortsBehind(String last, String version) {
        String file = format.fileName(version, name);
        List<String> both = format.history(List.of(file, last));
        return !file.equals(last) && both.get(both.size() - 1).equals(file) && !version.equals(format.version(last));
    }
}
