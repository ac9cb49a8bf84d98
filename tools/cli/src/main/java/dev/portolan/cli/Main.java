package dev.portolan.cli;

import dev.portolan.cli.load.UserClasses;
import dev.portolan.cli.verb.Diff;
import dev.portolan.migrate.GenerateCommand;
import dev.portolan.schema.PortolanException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program {@code portolan}. */
public final class Main {
    private Main() {}

    /** Exits the JVM with the code unless it is 0. */
    public static void main(String... args) {
        GenerateCommand.onStandardStreams((out, err) -> run(out, err, args));
    }

    /** Never exits the JVM. @return 0 done or in sync, 1 failed, 2 wrong usage, 3 a check found something */
    public static int run(PrintStream out, PrintStream err, String... args) {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        Console console = Console.of(out, err, words.contains("--json"));
        try {
            List<String> paths = classPath(words);
            boolean help = words.contains("--help") || words.contains("-h");
            boolean direct = !help && !words.isEmpty() && words.get(0).equals(Diff.NAME) && !comparesStates(words);
            if (direct) {
                // picocli costs as much as reading a database of a hundred tables
                load(paths);
                return Diff.run(out, err, words.subList(1, words.size()));
            }
            return CommandTree.run(console, words, () -> load(paths));
        } catch (PortolanException e) {
            return console.error(e, args);
        } catch (RuntimeException e) {
            return console.error(PortolanException.bug(e), args);
        }
    }

    private static boolean comparesStates(List<String> words) {
        for (String word : words) {
            if (word.equals("--from")
                    || word.startsWith("--from=")
                    || word.equals("--to")
                    || word.startsWith("--to=")) {
                return true;
            }
        }
        return false;
    }

    /** Takes the class path out of the words: who loads classes comes before who parses words. */
    private static List<String> classPath(List<String> words) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            String word = words.get(i);
            if (word.startsWith("--classpath=")) {
                paths.add(words.remove(i).substring("--classpath=".length()));
            } else if (word.equals("--classpath")) {
                words.remove(i);
                if (i == words.size()) {
                    throw PortolanException.usage("usage", "--classpath needs a value: --classpath PATH.");
                }
                paths.add(words.remove(i));
            } else {
                i++;
            }
        }
        String environment = System.getenv("PORTOLAN_CLASSPATH");
        if (paths.isEmpty() && environment != null) {
            paths.add(environment);
        }
        return paths;
    }

    /** Units, drivers and dev servers are found by the thread's loader, and threads that it starts have it too. */
    private static void load(List<String> paths) {
        String drivers = System.getenv("PORTOLAN_DRIVERS");
        String home = System.getProperty("portolan.home");
        if (drivers == null && home != null) {
            drivers = home + "/drivers";
        }
        if (drivers != null) {
            System.setProperty("portolan.drivers", drivers);
        }
        Thread.currentThread().setContextClassLoader(UserClasses.loader(paths, drivers));
    }
}
