package org.hopperflow.account;

import java.util.List;
import org.hopperflow.shared.ProviderName;

/** What a provider asks of a sender. Encrypted at rest, never part of an answer, never logged. */
public sealed interface Credentials permits MetaCredentials, KaleyraCredentials {

    /** In characters; shorter ones are words of tests, not secrets of providers. */
    int SHORTEST_SECRET = 8;

    /** The number's id at the provider, which is no secret; null where the provider has none. */
    String providerNumberId();

    /** What must be seen nowhere; nulls among them. */
    List<String> secrets();

    /** The text with every secret in it made unreadable; null stays null. */
    default String blanked(String text) {
        String blanked = text;
        for (String secret : secrets()) {
            // A shorter one is a word that may stand anywhere.
            if (blanked != null && secret != null && secret.length() >= SHORTEST_SECRET) {
                blanked = blanked.replace(secret, "***");
            }
        }
        return blanked;
    }

    /** The record that holds the credentials for a provider. */
    static Class<? extends Credentials> typeFor(ProviderName provider) {
        return provider == ProviderName.META ? MetaCredentials.class : KaleyraCredentials.class;
    }
}
