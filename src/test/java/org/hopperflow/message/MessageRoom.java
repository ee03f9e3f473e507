package org.hopperflow.message;

import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.provider.Circle;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.Sender;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.DecisionTables;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.Together;
import org.hopperflow.template.Templates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The message room without its own threads and without the other rooms: each step of the corridor is taken by hand. */
@Import({MessageRoom.Listener.class, MessageRoom.Gate.class})
@ComponentScan(basePackages = {"org.hopperflow.message", "org.hopperflow.shared"}, excludeFilters = {
    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.hopperflow\\.shared\\.(database\\..*|SchedulingConfiguration)"),
    @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = {SendLoop.class, Recorder.class, InboundFiles.class,
        LatestRead.class, ProviderReadiness.class, ParkedStatusController.class, AlarmController.class,
        SenderMeters.class, UploadedAttachments.class})})
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties(SendSettings.class)
class MessageRoom {

    @Bean
    JdbcConnectionDetails database() {
        return OwnDatabase.create("message_room");
    }

    /** Each has a sister with the same business account, and a cousin with the same app only. */
    @Bean
    Senders senders() {
        return new Senders() {

            @Override
            public Optional<Sender> find(AccountKey key) {
                return Optional.of(sender(key));
            }

            @Override
            public Set<AccountKey> sharing(AccountKey key, Circle circle) {
                AccountKey sister = AccountKey.of("sister" + key);
                return switch (circle) {
                    case NUMBER -> Set.of(key);
                    case BUSINESS_ACCOUNT -> Set.of(key, sister);
                    default -> Set.of(key, sister, AccountKey.of("cousin" + key));
                };
            }
        };
    }

    private static Sender sender(AccountKey key) {
        return new Sender(key, key.value().startsWith("k") ? ProviderName.KALEYRA : ProviderName.META,
                "390600000001", 1000, null, Optional.empty(), ZoneOffset.UTC, ServiceWindowStart.TEMPLATE_SENT, Optional.empty(),
                ButtonPolicy.CLASSIC);
    }

    @Bean
    Together together() {
        return Runnable::run;
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Templates templates() {
        return mock(Templates.class);
    }

    /** The analysts' table in a few rows: the code is the class, or whom THROTTLE is about, or MAINTENANCE. */
    @Bean
    DecisionTables decisionTables() {
        return (key, inputs) -> {
            Map<String, Object> row = new HashMap<>();
            boolean throttled = Set.of("PAIR", "TEMPLATE", "WABA", "APP").contains(inputs.get("code"));
            row.put("errorClass", throttled ? "THROTTLE" : inputs.get("code"));
            row.put("scope", !throttled ? null : "WABA".equals(inputs.get("code")) ? "ACCOUNT" : inputs.get("code"));
            row.put("retryAfter", Set.of("TEMPORARY", "TEMPLATE").contains(inputs.get("code")) ? "PT1M" : null);
            row.put("reason", "It was " + inputs.get("code"));
            if ("MAINTENANCE".equals(inputs.get("code"))) {
                row.put("errorClass", (int) inputs.get("attempt") > 2 ? "PERMANENT" : "TEMPORARY");
                row.put("scope", "NUMBER");
                row.put("retryAfter", inputs.get("attempt").equals(1) ? "PT1M" : "PT5M");
            }
            return row;
        };
    }

    /** Who waits for outcomes; can be told to fail. */
    static class Listener {

        final List<AttemptSettled> settled = new ArrayList<>();
        final List<DeliveryFailed> failed = new ArrayList<>();
        final List<AccountTroubled> troubled = new ArrayList<>();
        final List<CustomerWrote> wrote = new ArrayList<>();
        boolean faulty;

        @EventListener
        void on(AttemptSettled news) {
            if (faulty) {
                throw new IllegalStateException("A fault in the flow");
            }
            settled.add(news);
        }

        @EventListener
        void on(DeliveryFailed news) {
            failed.add(news);
        }

        @EventListener
        void on(AccountTroubled news) {
            troubled.add(news);
        }

        @EventListener
        void on(CustomerWrote news) {
            wrote.add(news);
        }
    }

    /** The last look before a byte leaves. */
    static class Gate implements SendGate {

        final List<CampaignId> open = new ArrayList<>();
        final Set<String> suppressed = new HashSet<>();

        @Override
        public Collection<CampaignId> open() {
            return List.copyOf(open);
        }

        @Override
        public Map<AttemptId, String> refuse(Collection<QueuedAttempt> attempts) {
            Map<AttemptId, String> refused = new HashMap<>();
            attempts.stream().filter(attempt -> suppressed.contains(attempt.to()))
                    .forEach(attempt -> refused.put(attempt.id(), "The number is suppressed"));
            return refused;
        }
    }

    /** Nobody is called here. */
    @Bean
    MessagingProviders noProviders() {
        return mock(MessagingProviders.class);
    }
}
