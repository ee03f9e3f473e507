package org.hopperflow.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.HopperflowApplication;
import org.hopperflow.chaos.breakable.BreakableNode;

/**
 * The class path of a node: without the tests' own classes, which the application would find and start as its own, but with the one
 * package that makes a node breakable. Packed, so that a build under way changes nothing under a running node.
 */
final class ClassPath {

    private static String ofANode;

    private ClassPath() {
    }

    static synchronized String ofANode() {
        if (ofANode == null) {
            Path classes = folderOf(HopperflowApplication.class);
            Path tests = folderOf(BreakableNode.class);
            List<Path> folders = List.of(classes, tests);
            Stream<Path> ours = Stream.of(jar("hopperflow.jar", classes, classes),
                    jar("breakable.jar", tests, tests.resolve(BreakableNode.class.getPackageName().replace('.', '/'))));
            Stream<Path> others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                    .filter(entry -> !folders.contains(entry.toAbsolutePath()));
            ofANode = Stream.concat(ours, others).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        return ofANode;
    }

    private static Path folderOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toAbsolutePath();
    }

    /** Packs what lies in {@code folder}, named as seen from {@code root}; an older jar with the same content stays as it is. */
    private static Path jar(String name, Path root, Path folder) {
        Path jar = Node.FOLDER.resolve(name);
        try {
            Files.createDirectories(Node.FOLDER);
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(file -> !file.equals(root)).sorted().toList();
            }
            if (!isNewerThan(jar, files)) {
                pack(jar, root, files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static boolean isNewerThan(Path jar, List<Path> files) throws IOException {
        if (!Files.exists(jar)) {
            return false;
        }
        for (Path file : files) {
            if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void pack(Path jar, Path root, List<Path> files) throws IOException {
        try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                // Folders too: the application looks for its classes by them.
                packed.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, packed);
                }
                packed.closeEntry();
            }
        }
    }
}
