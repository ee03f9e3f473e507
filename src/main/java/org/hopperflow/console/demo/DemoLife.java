package org.hopperflow.console.demo;

import java.util.List;
import org.hopperflow.shared.RunMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Leads one template of the demo through a template's life, a step every few seconds: approved, paused for its low quality, approved
 * again. Its history then has something to show. Where it stands is read from that history, so a restart goes on where it was.
 */
@Component
class DemoLife {

    private static final Logger log = LoggerFactory.getLogger(DemoLife.class);

    private final DemoWorld world;
    private final RunMode mode;
    private volatile boolean over;

    DemoLife(DemoWorld world, RunMode mode) {
        this.world = world;
        this.mode = mode;
        this.over = !mode.demo();
    }

    @Scheduled(fixedDelayString = "${hopper.demo-step:5s}", initialDelayString = "${hopper.demo-step:5s}")
    void step() {
        if (over) {
            return;
        }
        try {
            next(world.lived());
        } catch (RuntimeException e) {
            log.warn("The demo's template does not live on: {}", e.toString());
        }
    }

    /** @param statuses since it was made, the last one as it is now; none as long as it is not there */
    private void next(List<String> statuses) {
        String now = statuses.isEmpty() ? "" : statuses.get(statuses.size() - 1);
        boolean wasPaused = statuses.contains("PAUSED");
        switch (now) {
            case "APPROVED" -> {
                over = wasPaused;
                if (!wasPaused) {
                    world.pause();
                }
            }
            case "PAUSED" -> world.approveAgain();
            default -> { }
        }
    }
}
