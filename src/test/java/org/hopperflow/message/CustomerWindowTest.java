package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers of a portfolio within any 24 hours. */
class CustomerWindowTest extends CorridorByHand {

    @Autowired DailyCustomers customers;
    @Autowired CustomerWindow window;
    @Autowired TransactionTemplate transaction;

    private final AccountKey second = key("m");
    private final String portfolio = "p" + account;

    @BeforeEach
    void twoNumbersOfOnePortfolio() {
        save(account, 3);
        save(second, null);
    }

    @Test
    void the_places_are_shared_by_all_numbers_of_the_portfolio() {
        assertThat(customers.reserve(account, List.of("1", "2"))).containsOnly("1", "2");

        assertThat(customers.reserve(second, List.of("3", "4", "5"))).containsOnly("3");
        assertThat(customers.usedUp(second)).get().extracting(DailyCustomers.UsedUp::limit).isEqualTo(3);
    }

    @Test
    void who_counts_already_takes_no_place() {
        customers.reserve(account, List.of("1", "2", "3"));

        assertThat(customers.reserve(second, List.of("3", "4", "1"))).containsOnly("1", "3");
        assertThat(customers.counted(second, List.of("3", "4"))).containsOnly("3");
    }

    @Test
    void a_place_is_free_again_after_a_day_and_one_that_was_never_sent_to_after_minutes() {
        campaignWrites(account, "1", "2");
        assertThat(marked(account)).hasSize(2);
        customers.reserve(account, List.of("3"));
        assertThat(customers.usedUp(account)).isPresent();

        clock.moveTo(Duration.ofMinutes(6));
        assertThat(customers.usedUp(account)).isEmpty();
        assertThat(customers.reserve(account, List.of("4", "5"))).hasSize(1);

        clock.moveTo(Duration.ofHours(24).plusMinutes(1));
        assertThat(customers.reserve(account, List.of("6", "7", "8", "9"))).hasSize(3);
    }

    @Test
    void a_later_message_to_him_counts_from_then_on() {
        campaignWrites(account, "1");
        marked(account);
        clock.moveTo(Duration.ofHours(23));
        campaignWrites(account, "1");
        marked(account);

        clock.moveTo(Duration.ofHours(25));

        assertThat(customers.counted(account, List.of("1"))).containsOnly("1");
    }

    @Test
    void messages_beyond_the_limit_wait_until_a_place_is_free() {
        campaignWrites(account, "1", "2", "3", "4");
        assertThat(marked(account)).hasSize(3);

        clock.moveTo(Duration.ofHours(23));
        assertThat(marked(account)).isEmpty();
        clock.moveTo(Duration.ofHours(24).plusMinutes(1));
        assertThat(marked(account)).containsExactly("4");
    }

    @Test
    void a_message_that_waits_for_a_place_says_so() {
        campaignWrites(account, "1", "2", "3", "4");
        marked(account);

        assertThat(jdbc.sql("select reason from attempt where account_key = :account and state = 'QUEUED'")
                .param("account", account.value()).query(String.class).list())
                .containsExactly("The daily limit of customers is used up: it goes as soon as there is a place");
    }

    @Test
    void a_person_is_told_at_once_that_there_is_no_place_unless_the_customer_counts_already() {
        campaignWrites(account, "1", "2", "3");
        marked(account);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> ledger.queue(template("4")))
                .withMessageMatching("The daily limit of 3 customers is used up; the next one can be written to at "
                        + "[-0-9]{10} [:0-9]{5} \\(Z\\)\\.")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("daily-limit-used-up"));
        ledger.queue(template("2"));
        agentWrites(account, "9", 1);

        assertThat(marked(account)).containsExactlyInAnyOrder("2", "9");
        clock.moveTo(Duration.ofHours(24).plusMinutes(1));
        ledger.queue(template("4"));
    }

    private NewAttempt template(String phone) {
        return new NewAttempt(account, phone, NewAttempt.text(account, phone, "Hello", Origin.single("anna")).content(), "Hello",
                TemplateId.next(), Origin.single("anna"));
    }

    @Test
    void the_limit_that_the_provider_told_counts_where_the_account_names_none() {
        save(account, null);
        jdbc.sql("insert into account_condition (account_key, customer_limit) values (:key, 2)").param("key", account.value()).update();
        window.on(new AccountSaved(account, "Shop", null, false, null));

        assertThat(customers.reserve(account, List.of("1", "2", "3"))).hasSize(2);

        save(account, 3);
        assertThat(customers.reserve(account, List.of("1", "2", "3"))).hasSize(3);
    }

    @Test
    void an_answer_without_a_template_needs_no_place() {
        customers.reserve(account, List.of("1", "2", "3"));
        agentWrites(account, "9", 1);

        assertThat(marked(account)).containsExactly("9");
    }

    @Test
    void many_at_once_never_take_more_than_there_are() throws Exception {
        save(account, 100);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> claims = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int first = i * 7;
            List<String> phones = IntStream.range(first, first + 10).mapToObj(Integer::toString).toList();
            claims.add(() -> customers.reserve(first % 2 == 0 ? account : second, phones).size());
        }

        int taken = 0;
        for (Future<Integer> claim : nodes.invokeAll(claims)) {
            taken += claim.get();
        }
        nodes.shutdown();

        assertThat(taken).isGreaterThanOrEqualTo(100);
        assertThat(rows()).isEqualTo(100);
        assertThat(jdbc.sql("select used from portfolio_window where portfolio_id = :id").param("id", portfolio).query(Integer.class).single())
                .isEqualTo(100);
    }

    @Test
    void a_new_limit_counts_who_was_written_to_before_it() {
        save(account, null);
        campaignWrites(account, "1", "2");
        campaignWrites(second, "3");
        marked(account);
        marked(second);
        assertThat(rows()).isZero();

        save(account, 4);

        assertThat(customers.reserve(account, List.of("4", "5"))).hasSize(1);
    }

    @Test
    void without_a_limit_nothing_is_counted() {
        save(account, null);

        assertThat(customers.limited(account)).isFalse();
        assertThat(customers.reserve(account, List.of("1", "2", "3", "4"))).hasSize(4);
        assertThat(rows()).isZero();
    }

    private int rows() {
        return jdbc.sql("select count(*) from portfolio_customer where portfolio_id = :id").param("id", portfolio).query(Integer.class).single();
    }

    private void save(AccountKey key, Integer limit) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into account (key, name, provider, phone_number, credentials, master_list_id, messages_per_second, portfolio_id,
                                         daily_customer_limit, time_zone, service_window_start, created_at, updated_at)
                    values (:key, 'Shop', 'META', '390600000001', '', :list, 80, :portfolio, :limit, 'UTC', 'TEMPLATE_SENT', now(), now())
                    on conflict (key) do update set daily_customer_limit = excluded.daily_customer_limit
                    """).param("key", key.value()).param("list", UUID.randomUUID()).param("portfolio", portfolio).param("limit", limit).update();
            window.on(new AccountSaved(key, "Shop", null, false, null));
        });
    }
}
