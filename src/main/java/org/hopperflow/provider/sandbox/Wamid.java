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

    /** The id inside. */
    static UUID id(String wamid) {
        String digits = wamid.replaceAll("^wamid\\.SANDBOX|==$", "");
        return new UUID(Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }
}
