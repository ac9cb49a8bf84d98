package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 500k}, {@code 64m}, {@code 2g}, or bytes. */
public final class FileSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})([kmg]?)");

    private FileSize() {}

    /** Bytes; {@link MigrationFile#MOST} for null. @throws PortolanException usage {@code max-file} */
    public static long parse(String text) {
        if (text == null) {
            return MigrationFile.MOST;
        }
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            throw PortolanException.usage(
                    "max-file", "--max-file is a size like 64m, 500k or 1g, not \"" + text + "\".");
        }
        int shift = 10 * ("kmg".indexOf(form.group(2)) + 1);
        return Long.parseLong(form.group(1)) << (form.group(2).isEmpty() ? 0 : shift);
    }
}
