package org.hopperflow.account;

import java.util.regex.Pattern;
import org.hopperflow.shared.Invalid;

/** What a provider's credentials must contain. */
final class CredentialRules {

    /** Stands in a URL or in a column of its own, so no blanks, slashes or control characters. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.~:-]{1,200}");

    /** Travels in a header or is compared with one: printable, no blanks; the longest tokens have some hundred characters. */
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,2000}");

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
        secret(invalid, meta.accessToken(), "credentials.accessToken");
        secret(invalid, meta.appSecret(), "credentials.appSecret");
        secret(invalid, meta.verifyToken(), "credentials.verifyToken");
    }

    private static void kaleyra(Invalid invalid, KaleyraCredentials kaleyra) {
        invalid.when(kaleyra.apiVersion() == null, "credentials.apiVersion", "required",
                "\"credentials.apiVersion\" is required; one of V1, V2.");
        plain(invalid, kaleyra.sid(), "credentials.sid");
        secret(invalid, kaleyra.apiKey(), "credentials.apiKey");
        plain(invalid, kaleyra.webhookToken(), "credentials.webhookToken");
    }

    private static void secret(Invalid invalid, String value, String field) {
        invalid.blank(value, field);
        invalid.when(value != null && !value.isBlank() && !SECRET.matcher(value).matches(), field, "invalid-characters",
                "\"" + field + "\" may have printable characters without blanks only, at most 2000.");
    }

    private static void plain(Invalid invalid, String value, String field) {
        invalid.blank(value, field);
        invalid.when(value != null && !value.isBlank() && !PLAIN.matcher(value).matches(), field, "invalid-value",
                "\"" + field + "\" may have letters, digits and . ~ : _ - only.");
    }
}
