package dev.portolan.dir;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** What editors and version control do to a file without asking. */
final class LineEnds {
    private LineEnds() {}

    /** The same text with all line ends as Unix has them, and as Windows has them. */
    static List<byte[]> variants(byte[] bytes) {
        byte[] unix = unix(bytes);
        return List.of(unix, windows(unix));
    }

    private static byte[] unix(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] windows(byte[] unix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(unix.length + unix.length / 16);
        for (byte b : unix) {
            if (b == '\n') {
                out.write('\r');
            }
            out.write(b);
        }
        return out.toByteArray();
    }
}
