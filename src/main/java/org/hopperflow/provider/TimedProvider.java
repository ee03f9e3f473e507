package org.hopperflow.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;

/**
 * A provider whose sends are timed, by account and kind of answer, and whose words never show a secret. What takes longer than the last
 * limit timed out.
 */
class TimedProvider implements MessagingProvider {

    private static final Duration[] UP_TO = {Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(25)};

    private final MessagingProvider provider;
    private final MeterRegistry meters;
    private final BiFunction<AccountKey, String, String> blanking;

    /** @param blanking takes an account's secrets out of a text */
    TimedProvider(MessagingProvider provider, MeterRegistry meters, BiFunction<AccountKey, String, String> blanking) {
        this.provider = provider;
        this.blanking = blanking;
        this.meters = meters;
    }

    @Override
    public ProviderName name() {
        return provider.name();
    }

    @Override
    public SendOutcome send(AccountKey account, OutgoingMessage message) {
        long begun = System.nanoTime();
        SendOutcome outcome = blanked(account, provider.send(account, message));
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
        return managed(account, () -> provider.submitTemplate(account, draft));
    }

    @Override
    public List<ProviderTemplate> templates(AccountKey account) {
        return managed(account, () -> provider.templates(account));
    }

    @Override
    public void editTemplate(AccountKey account, String providerTemplateId, TemplateDraft draft) {
        managed(account, () -> {
            provider.editTemplate(account, providerTemplateId, draft);
            return null;
        });
    }

    @Override
    public void deleteTemplate(AccountKey account, String name, String providerTemplateId) {
        managed(account, () -> {
            provider.deleteTemplate(account, name, providerTemplateId);
            return null;
        });
    }

    @Override
    public ProviderHealth probe(AccountKey account) {
        ProviderHealth health = managed(account, () -> provider.probe(account));
        return new ProviderHealth(health.canSend(), health.problems().stream().map(problem -> blanking.apply(account, problem)).toList(),
                health.tokenExpiresAt(), health.quality());
    }

    @Override
    public void markRead(AccountKey account, String providerMessageId) {
        managed(account, () -> {
            provider.markRead(account, providerMessageId);
            return null;
        });
    }

    @Override
    public FileStream open(AccountKey account, ReceivedFile file) {
        return managed(account, () -> provider.open(account, file));
    }

    /** What a provider says may repeat the token that it was given. */
    private <T> T managed(AccountKey account, Supplier<T> call) {
        try {
            return call.get();
        } catch (ProviderRefused refused) {
            throw new ProviderRefused(refused.code(), blanking.apply(account, refused.getMessage()), refused.passing());
        }
    }

    private SendOutcome blanked(AccountKey account, SendOutcome outcome) {
        return outcome.<SendOutcome>fold(accepted -> accepted,
                rejected -> new SendOutcome.Rejected(rejected.code(), blanking.apply(account, rejected.text())),
                throttled -> new SendOutcome.Throttled(throttled.retryAfter(), blanking.apply(account, throttled.text()),
                        throttled.told()),
                unknown -> new SendOutcome.Unknown(blanking.apply(account, unknown.text())));
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
        WebhookNews news = provider.parse(account, body);
        List<ProviderEvent> events = news.events().stream()
                .map(event -> event.worded(text -> blanking.apply(event.accountKey(), text))).toList();
        return new WebhookNews(events, news.whole(), news.unknown());
    }
}
