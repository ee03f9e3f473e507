package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.hopperflow.message.Origin;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.EntryId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@InteractionTest
class ReservationTest {

    @Autowired
    Interactions interactions;
    @Autowired
    InteractionRepository rows;
    @Autowired
    TalkRepository talks;
    @Autowired
    Story story;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_free_customer_is_reserved_once() {
        EntryId first = EntryId.next();

        assertThat(story.reserve(first)).isEqualTo(new Reservation(true, null));
        assertThat(story.reserve(EntryId.next()))
                .isEqualTo(new Reservation(false, "Contact has an open interaction with another campaign"));
    }

    @Test
    void the_same_entry_may_ask_again() {
        EntryId entry = EntryId.next();
        story.reserve(entry);

        Reservation again = story.reserve(entry);

        assertThat(again.granted()).isTrue();
        assertThat(rows.page(new Looking(new Filter(story.account, null, null, null, null, null), new Caller("ada", Set.of()), null, 10))).hasSize(1);
    }

    @Test
    void of_twenty_that_come_at_once_one_gets_the_customer() throws Exception {
        List<Reservation> answers = atOnce(20, () -> story.reserve(EntryId.next()));

        assertThat(answers).filteredOn(Reservation::granted).hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.granted()).hasSize(19)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo(Reservation.WITH_CAMPAIGN));
    }

    @Test
    void an_agents_conversation_is_in_the_way() {
        story.wroteOutOfTheBlue(story.now());

        assertThat(story.reserve(EntryId.next())).isEqualTo(new Reservation(false, "Contact has an open interaction with an agent"));
    }

    @Test
    void a_campaign_that_includes_active_customers_is_never_stopped() {
        story.reserve(EntryId.next());

        assertThat(story.reserveBeside(EntryId.next()).granted()).isTrue();
        assertThat(story.reserveBeside(EntryId.next()).granted()).isTrue();
    }

    @Test
    void a_conversation_opened_beside_others_still_stops_an_exclusive_campaign() {
        story.reserveBeside(EntryId.next());

        assertThat(story.reserve(EntryId.next()).reason()).isEqualTo(Reservation.WITH_CAMPAIGN);
    }

    @Test
    void a_closed_one_sets_the_customer_free_and_says_so_once() {
        EntryId entry = EntryId.next();
        story.reserve(entry);

        interactions.closeCampaign(entry);
        interactions.closeCampaign(entry);

        assertThat(story.published(InteractionClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.agents()).isFalse();
            assertThat(closed.phone()).isEqualTo(story.phone);
        });
        assertThat(story.reserve(EntryId.next()).granted()).isTrue();
    }

    @Test
    void a_withdrawn_one_is_gone_and_sets_the_customer_free() {
        EntryId entry = EntryId.next();
        story.reserve(entry);

        interactions.withdraw(entry);
        interactions.withdraw(entry);

        assertThat(rows.latestOf(entry)).isEmpty();
        assertThat(story.published(InteractionClosed.class)).hasSize(1);
        assertThat(story.reserve(EntryId.next()).granted()).isTrue();
    }

    @Test
    void one_with_a_sent_template_is_closed_instead_of_removed() {
        EntryId entry = story.templateSent(story.now());

        interactions.withdraw(entry);

        assertThat(rows.latestOf(entry)).get().satisfies(kept -> assertThat(kept.open()).isFalse());
    }

    @Test
    void a_corrected_number_moves_the_reservation() {
        EntryId entry = EntryId.next();
        story.reserve(entry);
        ReservationRequest corrected = new ReservationRequest(entry, story.campaign, story.account, story.phone + "7", story.contact, true);

        assertThat(interactions.reserve(corrected).granted()).isTrue();
        assertThat(story.reserve(EntryId.next()).granted()).isTrue();
        assertThat(rows.latestOf(entry)).get().satisfies(moved -> assertThat(moved.customer().phone()).isEqualTo(story.phone + "7"));
    }

    @Test
    void what_is_in_the_way_stays_until_the_refused_one_has_written_that_it_waits() throws Exception {
        EntryId first = EntryId.next();
        story.reserve(first);
        ExecutorService other = Executors.newSingleThreadExecutor();

        Future<?> closing = new TransactionTemplate(transactions).execute(status -> {
            assertThat(story.reserve(EntryId.next()).granted()).isFalse();
            Future<?> close = other.submit(() -> interactions.closeCampaign(first));
            assertThatThrownBy(() -> close.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return close;
        });
        closing.get();

        assertThat(rows.latestOf(first)).get().satisfies(closed -> assertThat(closed.open()).isFalse());
        other.shutdown();
    }

    @Test
    void the_window_counts_from_the_first_template_only() {
        EntryId entry = story.templateSent(story.now().minusSeconds(60));

        talks.templateSent(List.of(new TalkRepository.TemplateSent(entry, AttemptId.next(), story.now())));

        assertThat(rows.latestOf(entry)).get()
                .satisfies(row -> assertThat(row.talk().templateSentAt()).isBefore(story.now().minusSeconds(50)));
    }

    @Test
    void a_template_that_never_arrived_begins_no_window() {
        EntryId entry = EntryId.next();
        story.reserve(entry);
        AttemptId attempt = AttemptId.next();
        Origin origin = Origin.entry(story.campaign, entry, 1, "sendTemplate", "token");
        story.settled(attempt, origin, Settlement.accepted(), story.now());

        story.undelivered(attempt, origin);

        assertThat(rows.latestOf(entry)).get().satisfies(row -> assertThat(row.talk().templateSentAt()).isNull());
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : pool.invokeAll(IntStream.range(0, threads).mapToObj(i -> work).toList())) {
            answers.add(answer.get());
        }
        pool.shutdown();
        return answers;
    }
}
