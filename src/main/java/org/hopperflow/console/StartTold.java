package org.hopperflow.console;

import org.hopperflow.access.FirstPasswords;
import org.hopperflow.shared.RunMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator, once and last, that the application is there. */
@Component
class StartTold {

    private static final Logger log = LoggerFactory.getLogger(StartTold.class);

    private final FirstPasswords passwords;
    private final RunMode mode;

    StartTold(FirstPasswords passwords, RunMode mode) {
        this.passwords = passwords;
        this.mode = mode;
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            String address = "http://localhost:" + context.getWebServer().getPort();
            log.info("{}", new StartMessage(address, passwords.byUser(), mode.demo()).text());
        }
    }
}
