package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ContactTest
class MasterListTest {

    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    Contacts contacts;
    @Autowired
    ContactListRepository lists;
    @Autowired
    ContactRepository stored;
    @Autowired
    MasterListRepository masterLists;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;

    final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));

    @Test
    void a_new_account_gets_a_list_of_its_own() {
        ListId list = ListId.next();

        events.publishEvent(new AccountSaved(account, "Shop", list, true, null));

        assertThat(lists.find(list)).get().extracting(ContactList::name).isEqualTo("Shop – master list");
        assertThat(masterLists.find(account)).contains(list);
    }

    @Test
    void an_account_may_change_to_a_list_that_exists() {
        withMasterList();
        ListId other = ListId.next();
        lists.insert(ContactList.plain(other, "Other", clock.instant()));

        events.publishEvent(new AccountSaved(account, "Shop", other, false, null));

        assertThat(masterLists.find(account)).contains(other);
    }

    @Test
    void an_unknown_list_takes_the_account_back() {
        AccountSaved saved = new AccountSaved(account, "Shop", ListId.next(), false, null);

        assertThatThrownBy(() -> events.publishEvent(saved)).isInstanceOfSatisfying(RuleBroken.class, broken ->
                assertThat(broken.errors()).extracting("field", "code").containsExactly(
                        tuple("masterListId", "unknown-list")));
        assertThat(masterLists.find(account)).isEmpty();
    }

    @Test
    void a_rolled_back_account_leaves_no_list() {
        ListId list = ListId.next();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(new AccountSaved(account, "Shop", list, true, null));
            status.setRollbackOnly();
        });

        assertThat(lists.find(list)).isEmpty();
    }

    @Test
    void a_known_number_is_found_in_the_master_list() {
        withMasterList();

        Contact made = contacts.inMasterList(account, "393201112222", "Ada");
        Contact found = contacts.inMasterList(account, "+39 320 1112222", "Somebody else");

        assertThat(found).isEqualTo(made);
        assertThat(made.firstName()).isEqualTo("Ada");
        assertThat(made.mobile()).isEqualTo("393201112222");
        assertThat(contacts.require(made.id())).isEqualTo(made);
    }

    @Test
    void an_unknown_number_is_added_once_when_two_ask_at_the_same_time() {
        ListId list = withMasterList();
        CyclicBarrier together = new CyclicBarrier(2);

        for (int round = 0; round < 20; round++) {
            String phone = "3932011100" + (10 + round);
            List<CompletableFuture<Contact>> askers = Stream.of("Ada", "Bea")
                    .map(name -> CompletableFuture.supplyAsync(() -> ask(together, phone, name))).toList();

            assertThat(askers.get(0).join().id()).isEqualTo(askers.get(1).join().id());
        }

        assertThat(stored.page(list, null, 100)).hasSize(20);
    }

    @Test
    void an_account_nobody_saved_has_no_master_list() {
        assertThatThrownBy(() -> contacts.inMasterList(account, "39320111", null)).isInstanceOf(RuleBroken.class);
    }

    private Contact ask(CyclicBarrier together, String phone, String name) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return contacts.inMasterList(account, phone, name);
    }

    private ListId withMasterList() {
        ListId list = ListId.next();
        events.publishEvent(new AccountSaved(account, "Shop", list, true, null));
        return list;
    }
}
