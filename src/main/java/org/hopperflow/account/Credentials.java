package org.hopperflow.account;

import org.hopperflow.shared.ProviderName;

/** What a provider asks of a sender. Encrypted at rest, never part of an answer, never logged. */
public sealed interface Credentials permits MetaCredentials, KaleyraCredentials {

    /** The number's id at the provider, which is no secret; null where the provider has none. */
    String providerNumberId();

    /** The record that holds the credentials for a provider. */
    static Class<? extends Credentials> typeFor(ProviderName provider) {
        return provider == ProviderName.META ? MetaCredentials.class : KaleyraCredentials.class;
    }
}
