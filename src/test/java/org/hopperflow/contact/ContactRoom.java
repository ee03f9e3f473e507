package org.hopperflow.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hopperflow.fixture.PostgresForTests;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The application without its other rooms. No stereotype, so that the scan of the whole application does not find it. */
@Import({PostgresForTests.class, ContactRoom.PhoneChanges.class, ContactRoom.Campaigns.class})
@ComponentScan(basePackages = {"org.hopperflow.contact", "org.hopperflow.shared"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.hopperflow\\.shared\\.database\\..*"))
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class, JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, MultipartAutoConfiguration.class})
class ContactRoom {

    /** Stands for the room of the campaigns; each test puts its own lists in. */
    static class Campaigns implements ListUse {

        final Map<ListId, AccountKey> taken = new ConcurrentHashMap<>();
        final Map<ContactId, String> waiting = new ConcurrentHashMap<>();

        @Override
        public Optional<String> campaignWith(ListId list) {
            return taken.containsKey(list) ? Optional.of("Spring") : Optional.empty();
        }

        @Override
        public Optional<String> campaignWith(ContactId contact) {
            return Optional.ofNullable(waiting.get(contact));
        }

        @Override
        public List<AccountKey> accountsOf(ListId list) {
            return taken.containsKey(list) ? List.of(taken.get(list)) : List.of();
        }

        @Override
        public List<ListId> listsOf(AccountKey account) {
            return taken.entrySet().stream().filter(list -> list.getValue().equals(account)).map(Map.Entry::getKey).toList();
        }
    }

    /** Stands for the room that keeps hopper entries. */
    static class PhoneChanges {

        final List<ContactPhoneChanged> heard = new ArrayList<>();

        @EventListener
        void hear(ContactPhoneChanged change) {
            heard.add(change);
        }
    }
}
