package org.hopperflow.chaos;

import java.nio.file.Path;
import java.util.List;
import org.hopperflow.HopperflowApplication;
import org.hopperflow.chaos.breakable.BreakableNode;

/** What a node runs: small and quick to start, since several of them share a machine with the tests. */
enum Program {

    ORDINARY(HopperflowApplication.class),
    /** The application between fault points. */
    BREAKABLE(BreakableNode.class);

    private final Class<?> main;

    Program(Class<?> main) {
        this.main = main;
    }

    List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-cp", ClassPath.ofANode(), main.getName());
    }
}
