package org.hopperflow.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Measures everything in one run on one machine and prints ratios, since machines differ and are noisy. */
public final class Bench {

    static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();
    static final Path JAR = root().resolve("target/hopperflow.jar");
    static final Path QUICK_START = root().resolve("bench/quickstart/target/quickstart.jar");

    private Bench() {
    }

    /** @param args the form ({@link Form}) and names of measurements parted by commas (none: all) */
    public static void main(String[] args) {
        Form form = Form.named(args.length > 0 ? args[0] : "quick");
        List<String> only = args.length > 1 && !args[1].isBlank() ? Arrays.asList(args[1].split(",")) : List.of();
        try (Postgres postgres = Postgres.start(); Provider provider = new Provider()) {
            Report report = new Report();
            new Measurements(new Place(postgres, provider, report, form)).run(only);
            report.write(FOLDER.resolve("report.md"));
        }
        System.exit(0);
    }

    /** The folder with {@code mvnw} in it, wherever in the project this was started. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!folder.resolve("mvnw").toFile().exists()) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Start the bench inside the project");
            }
        }
        return folder;
    }
}
