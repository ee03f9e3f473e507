package org.hopperflow.provider.meta;

import java.net.URI;
import org.hopperflow.shared.RunMode;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where Meta is: the set address, the sandbox in this very process, or Meta itself. */
@Component
class MetaAddress {

    private static final String META = "https://graph.facebook.com";

    private final MetaSettings settings;
    private final RunMode mode;
    private final Environment environment;

    MetaAddress(MetaSettings settings, RunMode mode, Environment environment) {
        this.settings = settings;
        this.mode = mode;
        this.environment = environment;
    }

    /** The versioned address of a number or an account, such as {@code https://graph.facebook.com/v25.0/800111222333444}. */
    URI of(String node) {
        return URI.create(base() + "/" + settings.apiVersion() + "/" + node);
    }

    private String base() {
        if (settings.baseUrl() != null && !settings.baseUrl().isBlank()) {
            return settings.baseUrl().replaceAll("/+$", "");
        }
        return mode.sandbox() ? "http://localhost:" + port() + "/sandbox/meta" : META;
    }

    /** Asked at each call: the port is known only after the web server started. */
    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
