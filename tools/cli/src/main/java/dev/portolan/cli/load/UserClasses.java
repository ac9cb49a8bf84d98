package dev.portolan.cli.load;

import dev.portolan.schema.PortolanException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A class path that is given while the program runs, and the jars of a folder. */
public final class UserClasses {
    private UserClasses() {}

    /**
     * A loader that asks ours first.
     *
     * @param paths class paths as Java takes them: folders and jars, {@code folder/*} for all jars in it
     * @param drivers a folder with jars; need not exist; null for none
     * @throws PortolanException usage {@code classpath} for an entry that is not there
     */
    public static ClassLoader loader(List<String> paths, String drivers) {
        List<File> entries = new ArrayList<>();
        for (String path : paths) {
            for (String entry : path.split(File.pathSeparator)) {
                if (!entry.isEmpty()) {
                    add(entry, entries);
                }
            }
        }
        if (drivers != null) {
            entries.addAll(jars(new File(drivers)));
        }
        ClassLoader ours = UserClasses.class.getClassLoader();
        return entries.isEmpty() ? ours : new URLClassLoader("user", urls(entries), ours);
    }

    private static void add(String entry, List<File> entries) {
        boolean all = entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*");
        File file = new File(all ? entry.substring(0, entry.length() - 1) + "." : entry);
        if (!file.exists()) {
            throw PortolanException.usage(
                    "classpath",
                    "--classpath names " + entry + ", which does not exist. Compile first, or mend the path.");
        }
        if (all) {
            entries.addAll(jars(file));
        } else {
            entries.add(file);
        }
    }

    private static List<File> jars(File folder) {
        File[] jars = folder.listFiles((parent, name) -> name.endsWith(".jar"));
        if (jars == null) {
            return List.of();
        }
        Arrays.sort(jars);
        return List.of(jars);
    }

    private static URL[] urls(List<File> files) {
        URL[] urls = new URL[files.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = files.get(i).toURI().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException("a file has a URL", e);
            }
        }
        return urls;
    }
}
