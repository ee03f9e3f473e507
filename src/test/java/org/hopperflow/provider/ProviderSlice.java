package org.hopperflow.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.fixture.PostgresForTests;
import org.hopperflow.provider.kaleyra.KaleyraAccount;
import org.hopperflow.provider.kaleyra.KaleyraAccounts;
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.Signing;
import org.hopperflow.template.CustomerFields;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A test of the rooms provider and template alone: real adapter, real sandbox, real HTTP between them, real database, no engine.
 * Every account key is an account (except those that begin with {@code nobody}), and what webhooks bring is published and kept.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ProviderSlice.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"hopper.meta.read-timeout=2s", "spring.datasource.hikari.connection-timeout=3000",
            "logging.level.org.hopperflow=WARN"})
@ActiveProfiles("test")
public @interface ProviderSlice {

    /** No {@code @Configuration}, so that the application's own component scan passes it by. */
    @Import(PostgresForTests.class)
    @ComponentScan(basePackages = {"org.hopperflow.media", "org.hopperflow.provider", "org.hopperflow.template", "org.hopperflow.shared"},
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX,
                        pattern = ".*(StoredMetaAccounts|MetaAccountRepository|AccountSenders|AccountCircles|UsageNotes|ProviderTold"
                                + "|HealthChecks|HealthRounds|kaleyra.*|DatabaseConfiguration)"),
                @ComponentScan.Filter(TestConfiguration.class)})
    @ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class,
        MultipartAutoConfiguration.class, DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, TaskSchedulingAutoConfiguration.class,
        ThymeleafAutoConfiguration.class})
    class Beans {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        /** A database of its own: another context's sandbox would bring our webhooks to its own address. */
        @Bean
        @Primary
        JdbcConnectionDetails sliceDatabase(@Value("${slice.database:provider_slice}") String name) {
            return OwnDatabase.create(name);
        }

        @Bean
        Signing noSecret() {
            return words -> new byte[32];
        }

        @Bean
        MetaAccounts madeUpAccounts() {
            return new MadeUpAccounts();
        }

        @Bean
        KaleyraAccounts nobodyIsAtKaleyra() {
            return new KaleyraAccounts() {

                @Override
                public Optional<KaleyraAccount> find(AccountKey account) {
                    return Optional.empty();
                }

                @Override
                public List<KaleyraAccount> ofSid(String sid) {
                    return List.of();
                }
            };
        }

        @Bean
        Senders madeUpSenders() {
            return key -> key.value().startsWith("nobody") ? Optional.empty() : Optional.of(new Sender(key, ProviderName.META,
                    "15550001111", 80, null, Optional.empty(), ZoneOffset.UTC, ServiceWindowStart.TEMPLATE_SENT, Optional.empty(),
                    key.value().startsWith("liberal") ? ButtonPolicy.META : ButtonPolicy.CLASSIC));
        }

        @Bean
        CustomerFields nobodyIsKnown() {
            return contact -> {
                throw RuleBroken.notFound("contact", contact);
            };
        }

        @Bean
        News news() {
            return new News();
        }

        @Bean
        RouterFunction<ServerResponse> inbox(MessagingProviders providers, News news, ApplicationEventPublisher events,
                TransactionTemplate transaction) {
            return RouterFunctions.route().POST("/webhooks/meta/{account}", request -> {
                AccountKey account = AccountKey.of(request.pathVariable("account"));
                int status = news.refuses(account) ? 503 : receive(providers.of(account), account, request, (event) ->
                        transaction.executeWithoutResult(running -> {
                            news.all.add(event);
                            events.publishEvent(event);
                        }));
                return ServerResponse.status(status).build();
            }).build();
        }

        private static int receive(MessagingProvider provider, AccountKey account, ServerRequest request,
                Consumer<ProviderEvent> sink) throws IOException, UnreadableWebhook {
            byte[] body = request.servletRequest().getInputStream().readAllBytes();
            if (!provider.verify(account, body, request.headers().asHttpHeaders().toSingleValueMap())) {
                return 401;
            }
            provider.parse(account, body).events().forEach(sink);
            return 200;
        }
    }

    /** What the webhooks brought. Keys that begin with {@code flaky} are refused once. */
    class News {

        private final List<ProviderEvent> all = new CopyOnWriteArrayList<>();
        private final Set<AccountKey> refused = ConcurrentHashMap.newKeySet();

        public <T extends ProviderEvent> List<T> of(AccountKey account, Class<T> kind) {
            return all.stream().filter(event -> event.accountKey().equals(account)).filter(kind::isInstance).map(kind::cast).toList();
        }

        boolean refuses(AccountKey account) {
            return account.value().startsWith("flaky") && refused.add(account);
        }
    }

    class MadeUpAccounts implements MetaAccounts {

        @Override
        public boolean hasNumber(AccountKey account, String digits) {
            return false;
        }

        @Override
        public MetaCredentials credentials(AccountKey account) {
            return new MetaCredentials("number" + account, "waba" + account, "app",
                    "token of " + account, "secret of " + account, "verify");
        }

        @Override
        public Optional<AccountKey> ofNumber(String phoneNumberId) {
            return phoneNumberId.startsWith("number") ? Optional.of(AccountKey.of(phoneNumberId.substring(6))) : Optional.empty();
        }

        @Override
        public List<AccountKey> ofBusinessAccount(String wabaId) {
            return wabaId.startsWith("waba") ? List.of(AccountKey.of(wabaId.substring(4))) : List.of();
        }
    }
}
