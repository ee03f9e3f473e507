package org.hopperflow.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;

/** A provider whose sends are timed, by account and kind of answer. What takes longer than the last limit timed out. */
class TimedProvider implements MessagingProvider {

    private static final Duration[] UP_TO = {Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(25)};

    private final MessagingProvider provider;
    private final MeterRegistry meters;

    TimedProvider(MessagingProvider provider, MeterRegistry meters) {
        this.provider = provider;
        this.meters = meters;
    }

    @Override
    public ProviderName name() {
        return provider.name();
    }

    @Override
    public SendOutcome send(AccountKey account, OutgoingMessage message) {
        long begun = System.nanoTime();
        SendOutcome outcome = provider.send(account, message);
        Timer.builder("hopper.provider.call").description("From our request to the provider's answer, or to the end of our patience")
                .serviceLevelObjectives(UP_TO)
                .tag("provider", name().name()).tag("account", account.value()).tag("outcome", word(outcome))
                .register(meters).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return outcome;
    }

    private static String word(SendOutcome outcome) {
        return outcome.fold(accepted -> "accepted", rejected -> "rejected", throttled -> "throttled", unknown -> "unknown");
    }

    @Override
    public ProviderTemplate submitTemplate(AccountKey account, TemplateDraft draft) {
        return provider.submitTemplate(account, draft);
    }

    @Override
    public List<ProviderTemplate> templates(AccountKey account) {
        return provider.templates(account);
    }

    @Override
    public void editTemplate(AccountKey account, String providerTemplateId, TemplateDraft draft) {
        provider.editTemplate(account, providerTemplateId, draft);
    }

    @Override
    public void deleteTemplate(AccountKey account, String name, String providerTemplateId) {
        provider.deleteTemplate(account, name, providerTemplateId);
    }

    @Override
    public FileStream open(AccountKey account, ReceivedFile file) {
        return provider.open(account, file);
    }

    @Override
    public boolean verify(AccountKey account, byte[] body, Map<String, String> headers) {
        return provider.verify(account, body, headers);
    }

    @Override
    public String challenge(AccountKey account, Map<String, String> query) {
        return provider.challenge(account, query);
    }

    @Override
    public WebhookNews parse(AccountKey account, byte[] body) throws UnreadableWebhook {
        return provider.parse(account, body);
    }
}
