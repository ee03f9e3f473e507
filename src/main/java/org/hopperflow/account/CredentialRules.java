package org.hopperflow.account;

import java.util.regex.Pattern;
import org.hopperflow.shared.Invalid;

/** What a provider's credentials must contain. */
final class CredentialRules {

    /** Stands in a URL or in a column of its own, so no blanks, slashes or control characters. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.~:-]{1,200}");

    private CredentialRules() {
    }

    static void check(Credentials credentials, Invalid invalid) {
        if (credentials instanceof MetaCredentials meta) {
            meta(invalid, meta);
        } else if (credentials instanceof KaleyraCredentials kaleyra) {
            kaleyra(invalid, kaleyra);
        }
    }

    private static void meta(Invalid invalid, MetaCredentials meta) {
        plain(invalid, meta.phoneNumberId(), "credentials.phoneNumberId");
        plain(invalid, meta.wabaId(), "credentials.wabaId");
        invalid.blank(meta.accessToken(), "credentials.accessToken");
        invalid.blank(meta.appSecret(), "credentials.appSecret");
        invalid.blank(meta.verifyToken(), "credentials.verifyToken");
    }

    private static void kaleyra(Invalid invalid, KaleyraCredentials kaleyra) {
        invalid.when(kaleyra.apiVersion() == null, "credentials.apiVersion", "required",
                "\"credentials.apiVersion\" is required; one of V1, V2.");
        plain(invalid, kaleyra.sid(), "credentials.sid");
        invalid.blank(kaleyra.apiKey(), "credentials.apiKey");
        plain(invalid, kaleyra.webhookToken(), "credentials.webhookToken");
    }

    private static void plain(Invalid invalid, String value, String field) {
        invalid.blank(value, field);
        invalid.when(value != null && !value.isBlank() && !PLAIN.matcher(value).matches(), field, "invalid-value",
                "\"" + field + "\" may have letters, digits and . ~ : _ - only.");
    }
}
