package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** "A contact in the account's master list with the same number as one in the campaign's list." */
@ContactTest
class SharedFieldsTest {

    @Autowired
    ContactBook book;
    @Autowired
    Contacts contacts;
    @Autowired
    ContactRepository stored;
    @Autowired
    ContactListRepository lists;
    @Autowired
    Imports imports;
    @Autowired
    ContactRoom.Campaigns campaigns;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    Clock clock;

    final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    final ListId master = ListId.next();
    final ListId list = ListId.next();

    @BeforeEach
    void a_campaign_with_a_list() {
        events.publishEvent(new AccountSaved(account, "Shop", master, true, null));
        lists.insert(ContactList.plain(list, "Customers", clock.instant()));
        campaigns.taken.put(list, account);
    }

    @AfterEach
    void no_campaign() {
        campaigns.taken.remove(list);
    }

    @Test
    void a_change_goes_to_the_other_list_both_ways() {
        ContactId ours = add(list, "39320111", Map.of("city", "Rome")).id();
        ContactId theirs = add(master, "39320111", Map.of("code", "7")).id();
        assertThat(custom(ours)).isEqualTo(custom(theirs)).isEqualTo(Map.of("city", "Rome", "code", "7"));

        book.change(ours, request(null, Map.of("city", "Milan")));
        assertThat(custom(theirs)).containsEntry("city", "Milan");

        book.change(theirs, request(null, Map.of("code", "8")));
        assertThat(custom(ours)).isEqualTo(Map.of("city", "Milan", "code", "8"));
    }

    @Test
    void a_blank_value_never_wins() {
        ContactId ours = add(list, "39320111", Map.of("city", "Rome")).id();
        ContactId theirs = add(master, "39320111", Map.of("city", " ")).id();
        assertThat(custom(theirs)).isEqualTo(Map.of("city", "Rome"));

        book.change(ours, request(null, Map.of("city", "")));

        assertThat(custom(ours)).isEmpty();
        assertThat(custom(theirs)).isEqualTo(Map.of("city", "Rome"));
    }

    @Test
    void other_numbers_and_other_lists_are_left_alone() {
        ListId apart = ListId.next();
        lists.insert(ContactList.plain(apart, "Apart", clock.instant()));
        ContactId same = add(apart, "39320111", Map.of("city", "Oslo")).id();
        ContactId other = add(master, "39320112", Map.of()).id();

        add(list, "39320111", Map.of("city", "Rome"));

        assertThat(custom(same)).isEqualTo(Map.of("city", "Oslo"));
        assertThat(custom(other)).isEmpty();
    }

    @Test
    void an_import_goes_both_ways_at_once() {
        ContactId theirs = add(master, "39320111", Map.of("city", "Rome", "code", "7")).id();
        ContactId untouched = add(master, "39320112", Map.of("code", "9")).id();

        imported(list, "phone,city,colour\n39320111,Milan,red\n39320113,Oslo,\n");

        assertThat(custom(theirs)).isEqualTo(Map.of("city", "Milan", "code", "7", "colour", "red"));
        assertThat(custom(stored.byPhone(list, "39320111").orElseThrow().id())).isEqualTo(custom(theirs));
        assertThat(custom(untouched)).isEqualTo(Map.of("code", "9"));
    }

    @Test
    void an_import_into_the_master_list_reaches_the_campaigns_list() {
        ContactId ours = add(list, "39320111", Map.of("city", "Rome")).id();

        imported(master, "phone,city,code\n39320111,,7\n");

        assertThat(custom(ours)).isEqualTo(Map.of("city", "Rome", "code", "7"));
        assertThat(custom(stored.byPhone(master, "39320111").orElseThrow().id())).isEqualTo(custom(ours));
    }

    @Test
    void a_list_that_a_campaign_takes_meets_the_master_list() {
        campaigns.taken.remove(list);
        ContactId older = add(list, "39320111", Map.of("city", "Rome", "a", "1")).id();
        ContactId newer = add(master, "39320111", Map.of("city", "Milan", "b", "2")).id();
        ContactId late = add(master, "39320112", Map.of("city", "Milan", "b", "2")).id();
        ContactId later = add(list, "39320112", Map.of("city", "Rome", "a", "1")).id();

        new TransactionTemplate(transactions).executeWithoutResult(status -> contacts.campaignTakes(list, account));

        assertThat(custom(older)).isEqualTo(custom(newer)).isEqualTo(Map.of("city", "Milan", "a", "1", "b", "2"));
        assertThat(custom(late)).isEqualTo(custom(later)).isEqualTo(Map.of("city", "Rome", "a", "1", "b", "2"));
    }

    @Test
    void an_unknown_customer_who_writes_is_known_by_the_campaigns_list() {
        add(list, "39320111", Map.of("city", "Rome"));

        Contact customer = contacts.inMasterList(account, "39320111", "Ada");

        assertThat(custom(customer.id())).isEqualTo(Map.of("city", "Rome"));
    }

    @Test
    void changes_on_both_sides_at_once_never_block_each_other() {
        ContactId ours = add(list, "39320111", Map.of()).id();
        ContactId theirs = add(master, "39320111", Map.of()).id();

        List<CompletableFuture<Contact>> changes = IntStream.range(0, 20).mapToObj(i -> CompletableFuture.supplyAsync(() ->
                book.change(i % 2 == 0 ? ours : theirs, request(null, Map.of("f" + i, "x"))))).toList();

        changes.forEach(CompletableFuture::join);
        assertThat(custom(ours)).hasSize(20).isEqualTo(custom(theirs));
    }

    private Contact add(ListId to, String phone, Map<String, String> custom) {
        return book.add(to, request(phone, custom));
    }

    private static ContactRequest request(String phone, Map<String, String> custom) {
        return new ContactRequest(phone, null, null, null, null, custom, null, null);
    }

    private Map<String, String> custom(ContactId id) {
        return contacts.require(id).custom();
    }

    private void imported(ListId into, String csv) {
        String id = imports.begin(into, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), ImportOptions.DEFAULT).id().toString();
        await().until(() -> imports.require(id).state() == ImportState.DONE);
    }
}
