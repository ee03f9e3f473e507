package org.hopperflow.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

final class Signals {

    private Signals() {
    }

    /** @param signal such as {@code STOP} */
    static void send(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
