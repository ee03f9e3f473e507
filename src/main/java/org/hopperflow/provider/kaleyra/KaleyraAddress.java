package org.hopperflow.provider.kaleyra;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.shared.PublicAddress;
import org.hopperflow.shared.RunMode;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where Kaleyra is: the set address, the sandbox in this very process, or the host of the account's region. And where we are for it. */
@Component
class KaleyraAddress {

    private final KaleyraSettings settings;
    private final PublicAddress here;
    private final RunMode mode;
    private final Environment environment;

    KaleyraAddress(KaleyraSettings settings, PublicAddress here, RunMode mode, Environment environment) {
        this.settings = settings;
        this.here = here;
        this.mode = mode;
        this.environment = environment;
    }

    /** The customer's address in the first generation. */
    URI first(KaleyraAccount account) {
        return URI.create(base(account) + "/v1/" + segment(account.credentials().sid()));
    }

    /** A number's address in the second generation. The plus sign is legal in a path and stands in Kaleyra's samples. */
    URI number(KaleyraAccount account) {
        return URI.create(second(account) + settings.number(account.phoneNumber()));
    }

    /** @throws ProviderRefused when the account names no business account */
    URI businessAccount(KaleyraAccount account) {
        if (account.credentials().wabaId() == null || account.credentials().wabaId().isBlank()) {
            throw new ProviderRefused("no-waba-id", "The account has no \"wabaId\"; templates of the second generation"
                    + " need it.", true);
        }
        return URI.create(second(account) + segment(account.credentials().wabaId()));
    }

    /** Where Kaleyra is to tell what becomes of a message; null when nobody set it. */
    String callback(KaleyraAccount account) {
        String ours = settings.callbackUrl() == null ? "" : settings.callbackUrl().strip().replaceAll("/+$", "");
        String base = ours.isEmpty() ? here.base().orElse(null) : ours;
        return base == null ? null : base + "/webhooks/kaleyra/" + account.key() + "/" + segment(account.credentials().webhookToken());
    }

    private String second(KaleyraAccount account) {
        return base(account) + "/v2/" + segment(account.credentials().sid()) + "/whatsapp/";
    }

    private String base(KaleyraAccount account) {
        if (settings.baseUrl() != null && !settings.baseUrl().isBlank()) {
            return settings.baseUrl().strip().replaceAll("/+$", "");
        }
        return mode.sandbox() ? local() + "/sandbox/kaleyra" : "https://" + host(account);
    }

    private static String host(KaleyraAccount account) {
        String host = account.credentials().host();
        if (host == null || host.isBlank()) {
            throw new ProviderRefused("no-host", "The account has no \"host\", such as api.eu.kaleyra.io.", true);
        }
        return host.strip().replaceFirst("^https?://", "").replaceAll("/+$", "");
    }

    /** Asked at each call: the port is known only after the web server started. */
    private String local() {
        return "http://localhost:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }

    private static String segment(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }
}
