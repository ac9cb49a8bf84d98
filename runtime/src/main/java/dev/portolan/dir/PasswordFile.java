package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a password. */
public final class PasswordFile {
    private PasswordFile() {}

    /** @throws PortolanException wrong usage, when it cannot be read */
    public static String read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            String line = end < 0 ? text : text.substring(0, end);
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        } catch (IOException e) {
            // the exception's text may quote bytes of the file
            throw PortolanException.usage("password-file", "Cannot read the password file " + file + ".");
        }
    }
}
