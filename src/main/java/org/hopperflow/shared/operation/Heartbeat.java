package org.hopperflow.shared.operation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** This node's own sign of life, and what all nodes' signs say. */
@Component
class Heartbeat implements Uptime {

    /** Several beats; who is silent for longer is not there. */
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    /** Far longer than a due start date can lie about unseen. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final NodeRepository nodes;
    private final Clock clock;
    private final String version;
    private UUID id = Ids.next();

    Heartbeat(NodeRepository nodes, Clock clock, ObjectProvider<BuildProperties> build) {
        this.nodes = nodes;
        this.clock = clock;
        this.version = build.stream().findFirst().map(BuildProperties::getVersion).orElse(null);
    }

    synchronized void beat() {
        Instant now = clock.instant();
        if (!nodes.beat(id, now, SILENCE)) {
            id = Ids.next();
            nodes.begin(id, host(), version, now);
            nodes.forget(now.minus(KEPT));
        }
    }

    synchronized void leave() {
        nodes.leave(id, clock.instant());
    }

    @Override
    public boolean wasUp(Instant at) {
        return nodes.anyAt(at, TOLERANCE, SILENCE);
    }

    @Override
    public Optional<Instant> lastBeat() {
        return nodes.lastBeat();
    }

    int alive() {
        return nodes.alive(SILENCE);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
