package dev.portolan.dir;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;

/** Hashes what is read, and has the hash checked at the end. */
final class UnchangedInput extends FilterInputStream {
    private final MessageDigest digest = Hashes.sha256();
    private final Consumer<byte[]> check;
    private boolean ended;

    UnchangedInput(InputStream in, Consumer<byte[]> check) {
        super(in);
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        int n = in.read(buffer, from, most);
        if (n >= 0) {
            digest.update(buffer, from, n);
        } else if (!ended) {
            ended = true;
            check.accept(digest.digest());
        }
        return n;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("all of it is read");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
