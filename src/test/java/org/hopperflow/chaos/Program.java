package org.hopperflow.chaos;

import java.nio.file.Path;
import java.util.List;
import org.hopperflow.HopperflowApplication;
import org.hopperflow.chaos.breakable.BreakableNode;

/** What a node runs: small and quick to start, since several of them share a machine with the tests. */
enum Program {

    ORDINARY(HopperflowApplication.class, "-XX:TieredStopAtLevel=1"),
    /** Lives through all rounds, so that it pays to compile it well. */
    LASTING(HopperflowApplication.class, "-XX:+TieredCompilation"),
    /** The application between fault points. */
    BREAKABLE(BreakableNode.class, "-XX:TieredStopAtLevel=1");

    private final Class<?> main;
    private final String compilation;

    Program(Class<?> main, String compilation) {
        this.main = main;
        this.compilation = compilation;
    }

    List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC",
                compilation, "-XX:+ExitOnOutOfMemoryError", "-cp", ClassPath.ofANode(), main.getName());
    }
}
