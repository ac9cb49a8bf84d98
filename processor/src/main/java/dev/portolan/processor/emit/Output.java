package dev.portolan.processor.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The class output of a compilation, with what earlier ones left there. */
public final class Output {
    private static final List<String> BUILD_FILES = List.of(
            "pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts", "build.xml");

    private final Filer filer;

    public Output(Filer filer) {
        this.filer = filer;
    }

    /** The text of a resource; empty when there is none. */
    public Optional<String> read(String path) {
        return bytes(path).map(b -> new String(b, StandardCharsets.UTF_8));
    }

    /** The bytes of a resource; empty when there is none. */
    public Optional<byte[]> bytes(String path) {
        return bytes(StandardLocation.CLASS_OUTPUT, path);
    }

    /** The bytes of a resource of the class path; empty when there is none. */
    public Optional<byte[]> onClassPath(String path) {
        return bytes(StandardLocation.CLASS_PATH, path);
    }

    private Optional<byte[]> bytes(StandardLocation location, String path) {
        try (InputStream in = filer.getResource(location, "", path).openInputStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            // not there: each file manager has its own exception for that
            return Optional.empty();
        }
    }

    /** Replaces a resource. @param originating the elements that it is made from */
    public void write(String path, String text, Collection<? extends Element> originating) throws IOException {
        FileObject file =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, originating.toArray(new Element[0]));
        try (OutputStream out = file.openOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Removes a resource, if it is there. */
    public void delete(String path) {
        delete(StandardLocation.CLASS_OUTPUT, path);
    }

    /** Removes a generated class and its source, if they are there. @param name binary name */
    public void deleteClass(String name) {
        String path = name.replace('.', '/');
        delete(StandardLocation.CLASS_OUTPUT, path + ".class");
        delete(StandardLocation.SOURCE_OUTPUT, path + ".java");
    }

    private void delete(StandardLocation location, String path) {
        try {
            FileObject file = filer.getResource(location, "", path);
            file.openInputStream().close();
            // javac's filer hands out files that refuse to be deleted
            if (!file.delete()) {
                Files.deleteIfExists(Path.of(file.toUri()));
            }
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            // nothing there, or not in a file system
        }
    }

    /** The index of the jar or folder of the class path that holds the class; empty when there is none. */
    public Optional<String> indexBeside(String binaryName) {
        String path = binaryName.replace('.', '/') + ".class";
        try {
            String uri = filer.getResource(StandardLocation.CLASS_PATH, "", path)
                    .toUri()
                    .toString();
            if (!uri.endsWith(path)) {
                return Optional.empty();
            }
            URLConnection connection =
                    new URL(uri.substring(0, uri.length() - path.length()) + OutputIndex.PATH).openConnection();
            // a cached jar would stay open in the compiler's daemon
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The folder of this output; empty when it is no folder. */
    private Optional<Path> folder() {
        try {
            Path file = Path.of(filer.getResource(StandardLocation.CLASS_OUTPUT, "", OutputIndex.PATH)
                    .toUri());
            return Optional.of(file.getParent().getParent().getParent());
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Where Gradle has the resources that belong to this output; empty for another layout. */
    public Optional<Path> resources() {
        return folder().filter(
                        f -> f.getNameCount() > 4 && f.getParent().getParent().endsWith(Path.of("build", "classes")))
                .map(f -> f.getParent()
                        .getParent()
                        .getParent()
                        .resolveSibling("src")
                        .resolve(f.getFileName())
                        .resolve("resources"));
    }

    /** The bytes of a file; empty when there is none. @param folder of a relative name; null for none */
    public static Optional<byte[]> file(Path folder, String name) {
        try {
            Path path = folder == null ? Path.of(name) : folder.resolve(name);
            return folder == null && !path.isAbsolute() || !Files.isRegularFile(path)
                    ? Optional.empty()
                    : Optional.of(Files.readAllBytes(path));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What relative paths are resolved against: {@code given}, else the folder above with a build file; null for none. */
    public Path root(String given) {
        if (given != null) {
            return Path.of(given);
        }
        Path at = folder().orElse(null);
        while (at != null && BUILD_FILES.stream().map(at::resolve).noneMatch(Files::exists)) {
            at = at.getParent();
        }
        return at;
    }

    /** Whether an earlier compilation left that class here. @param name binary name */
    public boolean hasClass(String name) {
        try {
            filer.getResource(StandardLocation.CLASS_OUTPUT, "", name.replace('.', '/') + ".class")
                    .openInputStream()
                    .close();
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
