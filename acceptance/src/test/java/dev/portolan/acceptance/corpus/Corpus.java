package dev.portolan.acceptance.corpus;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The annotated sources of a code base, and the class path that they compile against.
 *
 * @param sources by class name: files with mapped classes
 * @param entities names of those that hold an entity
 * @param classPath jars
 */
record Corpus(CodeBase base, SortedMap<String, Path> sources, List<String> entities, List<Path> classPath) {
    private static final Pattern MAPPED =
            Pattern.compile("(?m)^\\s*@(jakarta\\.persistence\\.)?(Entity|Embeddable|MappedSuperclass|Converter)\\b");
    private static final Pattern ENTITY = Pattern.compile("(?m)^\\s*@(jakarta\\.persistence\\.)?Entity\\b");
    /** What the tests bring themselves, in the version that they ask. */
    private static final Pattern BROUGHT = Pattern.compile(
            "(hapi-fhir-jpa-(\\d|hibernate-services)|hibernate-(core|envers|search|validator|models|community-dialects|"
                    + "commons-annotations)|slf4j-|logback-|log4j-slf4j|jakarta\\.persistence-api).*");

    /** @param src folder for the sources that are taken out of the jars */
    static Corpus of(CodeBase base, List<Path> jars, List<Path> classPath, Path src) throws IOException {
        SortedMap<String, Path> sources = new TreeMap<>();
        List<String> entities = new ArrayList<>();
        for (Path jar : jars) {
            try (InputStream in = Files.newInputStream(jar);
                    ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.getName().endsWith(".java")) {
                        continue;
                    }
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    if (!MAPPED.matcher(text).find()) {
                        continue;
                    }
                    Path file = src.resolve(entry.getName()).normalize();
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, base.rewritten().apply(text));
                    String name = entry.getName().substring(0, entry.getName().length() - ".java".length());
                    sources.put(name.replace('/', '.'), file);
                    if (ENTITY.matcher(text).find()) {
                        entities.add(name.replace('/', '.'));
                    }
                }
            }
        }
        return new Corpus(base, sources, List.copyOf(entities), List.copyOf(classPath));
    }

    /** One, or one a package with entities; what is mapped in a package around it belongs to it too. */
    List<PersistenceUnit> units() {
        List<String> all = List.copyOf(sources.keySet());
        if (!base.unitAPackage) {
            return List.of(new PersistenceUnit(base.toString(), null, all));
        }
        List<String> packages =
                entities.stream().map(Corpus::packageOf).distinct().sorted().toList();
        return packages.stream()
                .map(p -> new PersistenceUnit(
                        p.substring(p.lastIndexOf('.') + 1),
                        p + ".*",
                        all.stream()
                                .filter(c -> packageOf(c).equals(p)
                                        || !packages.contains(packageOf(c)) && p.startsWith(packageOf(c) + "."))
                                .toList()))
                .toList();
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /** For javac, before the class path of these tests. */
    String classPathText() {
        return String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    /** A loader of its classes, for the Hibernate of these tests. */
    URLClassLoader loader(Path classes) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (Path jar : classPath) {
            if (!BROUGHT.matcher(jar.getFileName().toString()).matches()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Corpus.class.getClassLoader());
    }
}
