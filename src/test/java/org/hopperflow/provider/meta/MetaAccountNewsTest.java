package org.hopperflow.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hopperflow.provider.meta.MetaForTests.ACCOUNT;
import static org.hopperflow.provider.meta.MetaForTests.RECEIPT;
import static org.hopperflow.provider.meta.MetaForTests.SISTER;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hopperflow.provider.ProviderEvent.AccountChanged.Standing;
import org.hopperflow.provider.ProviderEvent.AccountChanged;
import org.hopperflow.provider.ProviderEvent.CustomerMoved;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.NumberChanged;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.WebhookNews;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** News of numbers, business accounts and customers. */
class MetaAccountNewsTest {

    private static final Instant TOLD = Instant.ofEpochSecond(1_793_000_000);

    private static final MetaForTests adapter = new MetaForTests("http://unused");

    @AfterAll
    static void stop() {
        adapter.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'event':'ACCOUNT_RESTRICTION','restriction_info':[{'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING','expiration':1793400000}]}"
                + "| BLOCKED | RESTRICTED_BIZ_INITIATED_MESSAGING | 2026-10-30T22:40:00Z",
        "{'event':'ACCOUNT_RESTRICTION','restriction_info':[{'restriction_type':'RESTRICTED_UTILITY_TEMPLATES'}]} | NOTICE | ACCOUNT_RESTRICTION |",
        "{'event':'ACCOUNT_RESTRICTION','restriction_info':[]} | LIFTED | ACCOUNT_RESTRICTION |",
        "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'DISABLE','waba_ban_date':'x'}} | BLOCKED | DISABLE |",
        "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'SCHEDULE_FOR_DISABLE'}} | NOTICE | SCHEDULE_FOR_DISABLE |",
        "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'REINSTATE'}} | LIFTED | REINSTATE |",
        "{'event':'ACCOUNT_VIOLATION','violation_info':{'violation_type':'SCAM'}} | NOTICE | ACCOUNT_VIOLATION |",
        "{'event':'ACCOUNT_DELETED'} | BLOCKED | ACCOUNT_DELETED |",
        "{'event':'ACCOUNT_RECONNECTED'} | LIFTED | ACCOUNT_RECONNECTED |",
        "{'event':'VOLUME_BASED_PRICING_TIER_UPDATE'} | NOTICE | VOLUME_BASED_PRICING_TIER_UPDATE |"})
    void an_update_of_the_business_account_concerns_all_its_numbers(String value, Standing standing, String code,
            Instant until) throws Exception {
        WebhookNews news = change("account_update", value);

        assertThat(news.whole()).isTrue();
        assertThat(news.events()).extracting(event -> (AccountChanged) event)
                .extracting(AccountChanged::accountKey, AccountChanged::standing, AccountChanged::code, AccountChanged::until,
                        AccountChanged::at)
                .containsExactlyInAnyOrder(tuple(ACCOUNT, standing, code, until, TOLD), tuple(SISTER, standing, code, until, TOLD));
        assertThat(news.events()).allSatisfy(event -> assertThat(((AccountChanged) event).reason()).isNotBlank());
    }

    @Test
    void an_alert_is_told_in_its_words() throws Exception {
        AccountChanged alert = (AccountChanged) change("account_alerts", """
                {'entity_type':'BUSINESS','entity_id':'1','alert_info':{'alert_severity':'WARNING','alert_status':'ACTIVE',
                 'alert_type':'INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED','alert_description':'Not yet'}}""").events().get(0);

        assertThat(alert.standing()).isEqualTo(Standing.NOTICE);
        assertThat(alert.code()).isEqualTo("INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED");
        assertThat(alert.reason()).isEqualTo("WARNING: Not yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "{'display_phone_number':'1 555 000 1111','event':'THROUGHPUT_UPGRADE','max_daily_conversations_per_business':'TIER_UNLIMITED'}"
                + "| - | THROUGHPUT_UPGRADE | TIER_UNLIMITED",
        "{'display_phone_number':'15550001111','event':'FLAGGED','current_limit':'TIER_1K'} | RED | - | TIER_1K",
        "{'display_phone_number':'15550001111','event':'UPGRADE','current_limit':'TIER_10K'} | - | - | TIER_10K"})
    void news_of_a_number_concerns_that_number(String value, String quality, String throughput, String limit) throws Exception {
        assertThat(change("phone_number_quality_update", value).events()).extracting(event -> (NumberChanged) event)
                .extracting(NumberChanged::accountKey, NumberChanged::quality, NumberChanged::throughput, NumberChanged::limit)
                .containsExactly(tuple(ACCOUNT, quality, throughput, limit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'''TIER_2K''' | TIER_2K", "2000 | 2000", "-1 | -1"})
    void the_limit_of_customers_is_the_business_accounts(String told, String limit) throws Exception {
        assertThat(change("business_capability_update", "{'max_daily_conversations_per_business':" + told
                + ",'max_phone_numbers_per_waba':25}")
                .events()).extracting(event -> (NumberChanged) event).extracting(NumberChanged::accountKey, NumberChanged::limit)
                .containsExactlyInAnyOrder(tuple(ACCOUNT, limit), tuple(SISTER, limit));
    }

    @ParameterizedTest
    @CsvSource({"phone_number_name_update, true, ", "something_new, false, something_new", "Strange Field!, false, strange_field_"})
    void names_are_passed_over_and_what_nobody_knows_is_called_by_its_field(String field, boolean whole, String unknown) throws Exception {
        WebhookNews news = change(field, "{'display_phone_number':'15550001111','decision':'APPROVED'}");

        assertThat(news.events()).isEmpty();
        assertThat(news.whole()).isEqualTo(whole);
        assertThat(news.unknown()).isEqualTo(unknown == null ? Set.of() : Set.of(unknown));
    }

    @Test
    void errors_that_belong_to_no_message_are_told_beside_the_messages() throws Exception {
        WebhookNews news = change("messages", """
                {'metadata':{'phone_number_id':'800111222333444'},'errors':[{'code':130429,'title':'Rate limit hit','error_data':{'details':'Too fast'}}],
                 'messages':[{'from':'15557654321','id':'wamid.1','type':'text','text':{'body':'Hi'}}]}""");

        assertThat(news.whole()).isTrue();
        assertThat(news.events()).filteredOn(AccountChanged.class::isInstance).extracting(event -> (AccountChanged) event)
                .extracting(AccountChanged::code, AccountChanged::reason, AccountChanged::at)
                .containsExactly(tuple("130429", "Too fast", RECEIPT));
        assertThat(news.events()).filteredOn(MessageReceived.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'from':'15557654321','system':{'type':'user_changed_number','wa_id':'15557650000','body':'x'} | 15557654321 | 15557650000",
        "'from':'15557654321','system':{'type':'user_changed_number','new_wa_id':'15557650000'} | 15557654321 | 15557650000",
        "'from_user_id':'US.1','system':{'type':'user_changed_user_id','user_id':'US.2'} | US.1 | US.2"})
    void a_customer_with_another_number_or_id_has_moved(String message, String from, String to) throws Exception {
        List<ProviderEvent> events = change("messages", "{'messages':[{'id':'wamid.1','timestamp':'1793000000','type':'system'," + message
                + "}]}").events();

        assertThat(events).containsExactly(new CustomerMoved(ACCOUNT, from, to, "wamid.1", TOLD));
    }

    @Test
    void a_file_and_a_person_without_a_number_are_read() throws Exception {
        MessageReceived message = (MessageReceived) change("messages", """
                {'contacts':[{'user_id':'US.1349','profile':{'username':'dana.k'}}],'messages':[{'from_user_id':'US.1349','id':'wamid.1',
                 'type':'document','document':{'id':'610','mime_type':'application/pdf','filename':'Order.pdf'}}]}""").events().get(0);

        assertThat(message).extracting(MessageReceived::from, MessageReceived::userId, MessageReceived::profileName, MessageReceived::file)
                .containsExactly(null, "US.1349", "dana.k", new ReceivedFile("610", null, "application/pdf", "Order.pdf"));
    }

    private static WebhookNews change(String field, String value) throws Exception {
        return adapter.provider().parse(ACCOUNT, """
                {"object":"whatsapp_business_account","entry":[{"id":"900100200300400","time":1793000000,"changes":[{"field":"%s","value":%s}]}]}
                """.formatted(field, value.replace('\'', '"')).getBytes(StandardCharsets.UTF_8));
    }
}
