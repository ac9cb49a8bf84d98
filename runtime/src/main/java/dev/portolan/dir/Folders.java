package dev.portolan.dir;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** What lies in the folders of a directory. */
final class Folders {
    private Folders() {}

    /** Names of the files in folders, those in the directory itself left out; hidden folders and links to folders are not entered. */
    static List<String> within(Path dir) throws IOException {
        List<String> names = new ArrayList<>();
        Files.walkFileTree(dir, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden =
                        !folder.equals(dir) && folder.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path name = dir.relativize(file);
                if (name.getNameCount() > 1) {
                    names.add(String.join("/", parts(name)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }

    private static List<String> parts(Path name) {
        List<String> parts = new ArrayList<>();
        name.forEach(part -> parts.add(part.toString()));
        return parts;
    }
}
