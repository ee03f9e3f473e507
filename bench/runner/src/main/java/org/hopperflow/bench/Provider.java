package org.hopperflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The stub, seen from the runner. */
final class Provider implements AutoCloseable {

    private final int port = Program.freePort();
    private final Program program;

    Provider() {
        program = Program.main(Stub.class, Map.of("PORT", Integer.toString(port))).awaitHttp(address());
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** From now on it reports here; what was measured before is forgotten. */
    void order(Stub.Orders orders) {
        new Http(address()).post("/orders", """
                {"webhook": "%s", "batch": %d, "delayMillis": %d, "answers": %b}
                """.formatted(orders.webhook(), orders.batch(), orders.delayMillis(), orders.answers()));
    }

    JsonNode figures() {
        return new Http(address()).get("/figures");
    }

    @Override
    public void close() {
        program.close();
    }
}
