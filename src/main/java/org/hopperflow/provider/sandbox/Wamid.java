package org.hopperflow.provider.sandbox;

import java.util.Locale;
import java.util.UUID;

/** Message ids that look like WhatsApp's. */
final class Wamid {

    private Wamid() {
    }

    static String next(UUID id) {
        return "wamid.SANDBOX" + id.toString().replace("-", "").toUpperCase(Locale.ROOT) + "==";
    }
}
