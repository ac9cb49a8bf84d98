package dev.portolan.processor.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The class output of a compilation, with what earlier ones left there. */
public final class Output {
    private final Filer filer;

    public Output(Filer filer) {
        this.filer = filer;
    }

    /** The text of a resource; empty when there is none. */
    public Optional<String> read(String path) {
        try (InputStream in =
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", path).openInputStream()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
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
