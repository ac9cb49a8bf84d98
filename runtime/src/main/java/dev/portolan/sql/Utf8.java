package dev.portolan.sql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 in which a byte that is none is kept: as the half of a pair that no text has, {@code U+DC80} to {@code U+DCFF}. So a comment in
 * another encoding hurts nobody, and a statement in one is found, where it stands.
 */
public final class Utf8 {
    private static final int BUFFER = 1 << 13;
    private static final char FIRST = '\udc80';
    private static final char LAST = '\udcff';

    private Utf8() {}

    /** The text of those bytes. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        char[] buffer = new char[BUFFER];
        try (Reader in = reader(new ByteArrayInputStream(bytes))) {
            for (int n = in.read(buffer, 0, BUFFER); n >= 0; n = in.read(buffer, 0, BUFFER)) {
                kept.append(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept.toString();
    }

    /** The same, read as it is asked for. */
    public static Reader reader(InputStream in) {
        return new Decoding(in);
    }

    /** The first byte in a part of a text that is no UTF-8: where it stands; -1 for none. */
    public static int wrong(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= FIRST && c <= LAST && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    /** What is to be said of the byte that stands there. */
    public static String message(CharSequence text, int at) {
        return String.format(
                java.util.Locale.ROOT,
                "the byte 0x%02X is no UTF-8: the file is in another encoding, and the server would get another text. Convert it, for"
                        + " example with iconv -f ISO-8859-1 -t UTF-8",
                text.charAt(at) & 0xff);
    }

    private static final class Decoding extends Reader {
        private final InputStream in;
        private final CharsetDecoder decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
        private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
        private boolean ended;

        Decoding(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(char[] buffer, int from, int most) throws IOException {
            while (!chars.hasRemaining()) {
                if (ended && !bytes.hasRemaining()) {
                    return -1;
                }
                fill();
            }
            int n = Math.min(most, chars.remaining());
            chars.get(buffer, from, n);
            return n;
        }

        private void fill() throws IOException {
            if (!ended) {
                bytes.compact();
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = n < 0;
                bytes.position(bytes.position() + Math.max(0, n));
                bytes.flip();
            }
            chars.clear();
            CoderResult result = decoder.decode(bytes, chars, ended);
            while (result.isMalformed() && chars.remaining() >= result.length()) {
                for (int i = 0; i < result.length(); i++) {
                    chars.put((char) (0xdc00 | bytes.get() & 0xff));
                }
                result = decoder.decode(bytes, chars, ended);
            }
            chars.flip();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
