package org.hopperflow.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hopperflow.account.CanSend;
import org.hopperflow.provider.MessageContent.Text;
import org.hopperflow.provider.ProviderEvent.AccountChanged;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.MessageType;
import org.hopperflow.shared.ProviderName;
import org.junit.jupiter.api.Test;

/** A provider that repeats the token it was given, in every answer and in every piece of news. */
class BlankedWordsTest {

    private static final AccountKey SHOP = AccountKey.of("shop");
    private static final String SAID = "The token EAA-of-the-shop is no good";
    private static final String TOLD = "The token *** is no good";

    @Test
    void what_an_answer_says_shows_no_secret() {
        for (SendOutcome said : List.of(new SendOutcome.Rejected("1", SAID), new SendOutcome.Throttled(Duration.ofSeconds(1), SAID),
                new SendOutcome.Unknown(SAID))) {
            SendOutcome told = answering(said).send(SHOP, new OutgoingMessage(AttemptId.next(), "39333", new Text("Hi")));

            assertThat(told.toString()).contains(TOLD).doesNotContain("EAA").startsWith(said.getClass().getSimpleName());
        }
        assertThat(answering(new ProviderHealth(CanSend.NO, List.of(SAID), null, null)).probe(SHOP).problems()).containsExactly(TOLD);
    }

    @Test
    void what_a_refusal_says_shows_no_secret() {
        MessagingProvider refusing = answering(new ProviderRefused("100", SAID, true));

        for (Runnable call : List.<Runnable>of(() -> refusing.submitTemplate(SHOP, null), () -> refusing.templates(SHOP),
                () -> refusing.editTemplate(SHOP, "1", null), () -> refusing.deleteTemplate(SHOP, "a", "1"), () -> refusing.probe(SHOP),
                () -> refusing.markRead(SHOP, "1"), () -> refusing.open(SHOP, null))) {
            assertThatExceptionOfType(ProviderRefused.class).isThrownBy(call::run).withMessage(TOLD).withNoCause()
                    .satisfies(refused -> assertThat(refused.code() + refused.passing()).isEqualTo("100true"));
        }
    }

    @Test
    void what_news_say_shows_no_secret_and_what_customers_wrote_is_theirs() throws UnreadableWebhook {
        Instant at = Instant.EPOCH;
        MessageReceived written = new MessageReceived(SHOP, "in-1", "39333", null, "Anna", MessageType.TEXT, SAID, null, null, at);
        WebhookNews news = new WebhookNews(List.of(new StatusChanged(SHOP, "out-1", DeliveryStatus.FAILED, "ref", at, "1", SAID),
                new TemplateChanged(SHOP, "7", "spring", "en", "REJECTED", null, null, SAID, "e-1"),
                new AccountChanged(SHOP, AccountChanged.Standing.BLOCKED, "1", SAID, null, "e-2", at),
                new StatusChanged(SHOP, "out-2", DeliveryStatus.READ, "ref", at, null, null), written), false, Set.of("messages"));

        WebhookNews told = answering(news).parse(SHOP, new byte[0]);

        assertThat(told).isEqualTo(new WebhookNews(List.of(new StatusChanged(SHOP, "out-1", DeliveryStatus.FAILED, "ref", at, "1", TOLD),
                new TemplateChanged(SHOP, "7", "spring", "en", "REJECTED", null, null, TOLD, "e-1"),
                new AccountChanged(SHOP, AccountChanged.Standing.BLOCKED, "1", TOLD, null, "e-2", at),
                news.events().get(3), written), false, Set.of("messages")));
    }

    /** A provider that has one thing to say, whatever it is asked. */
    private static MessagingProvider answering(Object said) {
        MessagingProvider provider = (MessagingProvider) Proxy.newProxyInstance(BlankedWordsTest.class.getClassLoader(),
                new Class<?>[] {MessagingProvider.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("name")) {
                        return ProviderName.META;
                    }
                    if (said instanceof ProviderRefused refused) {
                        throw refused;
                    }
                    return said;
                });
        return new TimedProvider(provider, new SimpleMeterRegistry(), (account, text) -> text.replace("EAA-of-the-" + account, "***"));
    }
}
