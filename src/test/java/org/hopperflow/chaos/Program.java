package org.hopperflow.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.HopperflowApplication;
import org.hopperflow.chaos.breakable.BreakableNode;

/** What a node runs: small and quick to start, since several of them share a machine with the tests. */
enum Program {

    ORDINARY(HopperflowApplication.class),
    /** The application between fault points. */
    BREAKABLE(BreakableNode.class);

    /** The classes a node loads, remembered by the JVM; with them a node starts a third faster. */
    static final Path ARCHIVE = Node.FOLDER.resolve("classes.jsa");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Class<?> main;

    Program(Class<?> main) {
        this.main = main;
    }

    List<String> command() {
        return command(Files.exists(ARCHIVE) ? "-XX:SharedArchiveFile=" + ARCHIVE : "-Xshare:auto");
    }

    /** Once for all that start later: it takes as long as a start does. */
    void learn() {
        ClassPath.ofANode();
        if (!Files.exists(ARCHIVE)) {
            try (Node learner = new Node("learner", this, Map.of("HOPPER_DEMO", "false"))) {
                learner.fresh().launch(commandThatLearns());
                learner.awaitHealth();
                learner.stop(PATIENCE);
            }
        }
    }

    /** Leaves the archive behind when it is stopped, and ends a little later for it. */
    private List<String> commandThatLearns() {
        return command("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    }

    private List<String> command(String archive) {
        return Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), archive, "-Xlog:disable", "-Xlog:all=error:stderr",
                "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "-cp", ClassPath.ofANode(), main.getName()).collect(Collectors.toList());
    }
}
