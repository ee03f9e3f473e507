package org.hopperflow.interaction;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Somebody whose page is open on a conversation. Told twice of the same version, they hear of it once. */
final class Onlooker {

    /** A page asks again by itself: so often it is checked whether its user is still signed in, and nothing piles up for one that sleeps. */
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** A page that lost us asks again after this time. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SseEmitter stream = new SseEmitter(LIFE.toMillis());
    private String seen;

    /** @param seen the last version the page knows; null when it knows none */
    Onlooker(String seen) {
        this.seen = seen;
    }

    SseEmitter stream() {
        return stream;
    }

    /** False when nobody is there any more. */
    synchronized boolean tell(String version) {
        if (version.equals(seen)) {
            return true;
        }
        seen = version;
        return send(SseEmitter.event().name("changed").id(version).reconnectTime(AGAIN.toMillis())
                .data(Map.of("version", version), MediaType.APPLICATION_JSON));
    }

    /** Keeps the connection open on its way, and finds out who has left. False when nobody is there any more. */
    synchronized boolean beat() {
        return send(SseEmitter.event().comment("here"));
    }

    void leave() {
        stream.complete();
    }

    private boolean send(SseEmitter.SseEventBuilder event) {
        try {
            stream.send(event);
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }
}
