package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RunMode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The adapter with its real HTTP client, but accounts made up and the clock standing still. */
final class MetaForTests implements AutoCloseable {

    static final AccountKey ACCOUNT = AccountKey.of("acme");
    static final AccountKey SISTER = AccountKey.of("sister");
    static final Instant RECEIPT = Instant.parse("2026-11-21T10:00:00Z");

    private static final Map<AccountKey, MetaCredentials> CREDENTIALS = Map.of(
            ACCOUNT, new MetaCredentials("800111222333444", "900100200300400", "app", "token-1", "app secret", "verify me"),
            SISTER, new MetaCredentials("800555666777888", "900100200300400", "app", "token-2", "app secret", "verify me"));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    MetaForTests(String baseUrl) {
        Map<String, Object> properties = Map.of("hopper.meta.base-url", baseUrl, "hopper.meta.api-version", "v25.0",
                "hopper.meta.connect-timeout", "500ms", "hopper.meta.read-timeout", "1500ms", "spring.datasource.url", "unused");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(MetaAccounts.class, MadeUpAccounts::new);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(Clock.class, () -> Clock.fixed(RECEIPT, ZoneOffset.UTC));
        context.registerBean(RunMode.class, () -> RunMode.of(context.getEnvironment()));
        context.register(MetaConfiguration.class, MetaAddress.class, MetaCalls.class, MetaSending.class, MetaTemplates.class,
                MetaNumbers.class, MetaWebhook.class, MetaProvider.class);
        context.scan("org.hopperflow.provider.wire");
        context.refresh();
    }

    MessagingProvider provider() {
        return context.getBean(MessagingProvider.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class MadeUpAccounts implements MetaAccounts {

        @Override
        public MetaCredentials credentials(AccountKey account) {
            return CREDENTIALS.get(account);
        }

        @Override
        public Optional<AccountKey> ofNumber(String phoneNumberId) {
            return CREDENTIALS.entrySet().stream().filter(entry -> entry.getValue().phoneNumberId().equals(phoneNumberId))
                    .map(Map.Entry::getKey).findFirst();
        }

        @Override
        public List<AccountKey> ofBusinessAccount(String wabaId) {
            return List.copyOf(CREDENTIALS.keySet());
        }
    }
}
