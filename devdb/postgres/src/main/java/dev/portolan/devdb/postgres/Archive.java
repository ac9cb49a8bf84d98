package dev.portolan.devdb.postgres;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .tar.xz}: files, folders and links, in the ustar form with GNU long names; extended headers are passed over. */
final class Archive {
    private static final int BLOCK = 512;

    private Archive() {}

    /** @param target an existing folder; nothing is written outside it */
    static void unpack(InputStream packed, Path target) throws IOException {
        try (InputStream tar = new BufferedInputStream(new XZInputStream(packed), 1 << 16)) {
            String longName = null;
            for (byte[] header = tar.readNBytes(BLOCK);
                    header.length == BLOCK && header[0] != 0;
                    header = tar.readNBytes(BLOCK)) {
                long size = number(header, 124, 12);
                char type = (char) header[156];
                if (type == 'L') {
                    longName = text(tar.readNBytes((int) size), 0, (int) size);
                    tar.skipNBytes(padding(size));
                    continue;
                }
                entry(tar, target, longName == null ? name(header) : longName, type, size, header);
                longName = null;
            }
        }
    }

    private static void entry(InputStream tar, Path target, String name, char type, long size, byte[] header)
            throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive names a file outside its folder: " + name);
        }
        switch (type) {
            case '5' -> Files.createDirectories(path);
            case '2' -> {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            }
            case '0', 0 -> {
                Files.createDirectories(path.getParent());
                try (OutputStream out = Files.newOutputStream(path)) {
                    copy(tar, out, size);
                }
                tar.skipNBytes(padding(size));
                if ((number(header, 100, 8) & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
                    throw new IOException("Cannot make " + path + " executable.");
                }
            }
            case '1' -> Files.copy(target.resolve(text(header, 157, 100)), path);
            case 'x', 'g' -> tar.skipNBytes(size + padding(size));
            default -> throw new IOException("The archive holds an entry of type '" + type + "': " + name);
        }
    }

    private static void copy(InputStream in, OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("The archive ends inside a file.");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] header, int from, int length) {
        String octal = text(header, from, length).strip();
        return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    }
}
