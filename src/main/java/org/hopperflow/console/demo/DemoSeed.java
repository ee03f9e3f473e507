package org.hopperflow.console.demo;

import org.hopperflow.shared.RunMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the demo's world once, so that the first start has something to show. The account comes late: it is the mark that the
 * demo was made, and only its templates need it. What somebody deletes afterwards stays deleted.
 */
@Component
@Order(DemoSeed.AFTER_THE_USERS)
class DemoSeed implements ApplicationRunner {

    /** The users are made at the highest precedence. */
    static final int AFTER_THE_USERS = 1000;

    private static final Logger log = LoggerFactory.getLogger(DemoSeed.class);

    private final DemoWorld world;
    private final RunMode mode;

    DemoSeed(DemoWorld world, RunMode mode) {
        this.world = world;
        this.mode = mode;
    }

    /** A demo that cannot be made is a pity, not a reason to refuse the start. */
    @Override
    public void run(ApplicationArguments args) {
        if (!mode.demo() || world.exists()) {
            return;
        }
        try {
            world.list();
            world.fates();
            world.kaleyra();
            world.account();
            world.template();
            world.living();
        } catch (RuntimeException e) {
            log.warn("The demo could not be made completely; everything else works", e);
        }
    }
}
