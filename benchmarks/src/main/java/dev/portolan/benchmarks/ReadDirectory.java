package dev.portolan.benchmarks;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/** What hashing a directory cannot do without: each file is read, in order. */
public final class ReadDirectory {
    private ReadDirectory() {}

    /** @param args the directory */
    public static void main(String... args) throws IOException {
        String[] names = new File(args[0]).list();
        Arrays.sort(names);
        long bytes = 0;
        for (String name : names) {
            try (FileInputStream in = new FileInputStream(new File(args[0], name))) {
                bytes += in.readAllBytes().length;
            }
        }
        System.out.println(bytes);
    }
}
