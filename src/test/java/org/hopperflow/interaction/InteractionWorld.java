package org.hopperflow.interaction;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.message.Attachments;
import org.hopperflow.message.Conversations;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.ReadReceipts;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.ProblemAdvice;
import org.hopperflow.template.Templates;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Scope;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** This room on a real database, with {@link Neighbours} around it that remember what they were asked. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan("org.hopperflow.interaction")
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class, AopAutoConfiguration.class,
    FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
class InteractionWorld {

    /** Its conversations belong to accounts that nobody made: the whole application must not find them. */
    @Bean
    JdbcConnectionDetails ownDatabase() {
        return OwnDatabase.create("interactions");
    }

    @Bean
    BusinessClock clock() {
        return new BusinessClock();
    }

    @Bean
    Neighbours neighbours(BusinessClock clock) {
        return new Neighbours(clock);
    }

    @Bean
    Ledger ledger(Neighbours neighbours) {
        return played(Ledger.class, neighbours);
    }

    @Bean
    Transcripts transcripts(Neighbours neighbours) {
        return played(Transcripts.class, neighbours);
    }

    @Bean
    ReadReceipts receipts() {
        return interaction -> { };
    }

    @Bean
    Conversations conversations(Neighbours neighbours) {
        return played(Conversations.class, neighbours);
    }

    @Bean
    SendingAccounts sendingAccounts(Neighbours neighbours) {
        return played(SendingAccounts.class, neighbours);
    }

    @Bean
    Attachments attachments(Neighbours neighbours) {
        return played(Attachments.class, neighbours);
    }

    @Bean
    Contacts contacts(Neighbours neighbours) {
        return played(Contacts.class, neighbours);
    }

    @Bean
    Suppressions suppressions(Neighbours neighbours) {
        return played(Suppressions.class, neighbours);
    }

    @Bean
    Templates templates(Neighbours neighbours) {
        return played(Templates.class, neighbours);
    }

    @Bean
    @Scope("prototype")
    Story story(Interactions interactions, Neighbours neighbours, ApplicationEventPublisher events, Clock clock) {
        return new Story(interactions, neighbours, events, clock);
    }

    @Bean
    MockMvc mvc(InteractionController controller, ObjectMapper json) {
        return MockMvcBuilders.standaloneSetup(controller).setControllerAdvice(new ProblemAdvice())
                .setMessageConverters(new MappingJackson2HttpMessageConverter(json)).build();
    }

    /** A contract played by the methods of the same name, however many others it has. */
    private static <T> T played(Class<T> contract, Neighbours neighbours) {
        return Mockito.mock(contract, Mockito.withSettings().stubOnly().defaultAnswer(AdditionalAnswers.delegatesTo(neighbours)));
    }
}
