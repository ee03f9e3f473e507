package org.hopperflow.account;

import java.util.Arrays;
import java.util.List;

/**
 * Kaleyra.
 *
 * @param host         of the account's region, without scheme; null when HOPPER_KALEYRA_BASE_URL names the server
 * @param wabaId       null unless templates are made over {@code V2}
 * @param webhookToken stands in the webhook's path, because Kaleyra signs nothing
 */
public record KaleyraCredentials(ApiVersion apiVersion, String host, String sid, String apiKey, String wabaId,
        String webhookToken) implements Credentials {

    /** Kaleyra runs both side by side; a number belongs to one of them. */
    public enum ApiVersion { V1, V2 }

    @Override
    public String providerNumberId() {
        return null;
    }

    @Override
    public List<String> secrets() {
        return Arrays.asList(apiKey, webhookToken);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "KaleyraCredentials[apiVersion=" + apiVersion + ", host=" + host + "]";
    }
}
