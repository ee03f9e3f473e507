package org.hopperflow.shared;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this server is for providers: the address that was set; with the sandbox, whose providers live in this process, our own. */
@Component
public class PublicAddress {

    public static final String MISSING = "Kaleyra fetches a file from this server, and nobody has said where the server is in the internet:"
            + " an administrator has to set HOPPER_PUBLIC_URL, such as https://hopper.example.";

    private final String configured;
    private final RunMode mode;
    private final Environment environment;

    /** @param configured {@code hopper.public-url}; blank: none, or the loopback address with the sandbox */
    public PublicAddress(@Value("${hopper.public-url:}") String configured, RunMode mode, Environment environment) {
        this.configured = configured.strip().replaceAll("/+$", "");
        this.mode = mode;
        this.environment = environment;
    }

    /** Without a slash at its end; empty when nobody set one. Asked at each use: a test's port is known only after the start. */
    public Optional<String> base() {
        if (!configured.isEmpty()) {
            return Optional.of(configured);
        }
        return mode.sandbox() ? Optional.of(local()) : Optional.empty();
    }

    private String local() {
        return "http://localhost:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }

    /** @throws RuleBroken no-public-address */
    public String require() {
        return base().orElseThrow(() -> RuleBroken.conflict("no-public-address", MISSING));
    }
}
