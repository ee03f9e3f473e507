package org.hopperflow.provider;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.account.Accounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.RuleBroken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the provider of an account. */
@Component
public class MessagingProviders {

    private final Map<ProviderName, MessagingProvider> byName;
    private final Senders senders;

    MessagingProviders(ObjectProvider<MessagingProvider> providers, Senders senders, MeterRegistry meters,
            ObjectProvider<Accounts> accounts) {
        this.byName = providers.stream().collect(Collectors.toMap(MessagingProvider::name, provider -> new TimedProvider(provider, meters,
                (account, text) -> accounts.stream().map(known -> known.blanked(account, text)).findFirst().orElse(text))));
        this.senders = senders;
    }

    /** @throws RuleBroken account-not-found, or provider-not-available when no adapter is built in */
    public MessagingProvider of(AccountKey account) {
        ProviderName name = senders.require(account).provider();
        MessagingProvider provider = byName.get(name);
        if (provider == null) {
            throw RuleBroken.unavailable("provider-not-available", "There is no adapter for " + name + ".");
        }
        return provider;
    }
}
