package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hopperflow.message.Settlement.Kind;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.StatusesChanged;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of the corridor, each taken by hand: queue, mark, record, tell, settle. */
@SpringBootTest(classes = MessageRoom.class)
@ActiveProfiles("test")
class SendLedgerTest {

    @Autowired Ledger ledger;
    @Autowired QueueRepository queue;
    @Autowired NodeName node;
    @Autowired Marker marker;
    @Autowired OutcomeWriter writer;
    @Autowired Teller teller;
    @Autowired UnknownSweep sweep;
    @Autowired DeliveryStatuses statuses;
    @Autowired EarlyStatusSweep earlyStatuses;
    @Autowired InboundMessages inbound;
    @Autowired History history;
    @Autowired MessageRoom.Listener told;
    @Autowired MessageRoom.Gate gate;
    @Autowired BusinessClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    private final CampaignId campaign = CampaignId.next();

    @BeforeEach
    void openGate() {
        gate.open.clear();
        gate.open.add(campaign);
        gate.suppressed.clear();
        told.settled.clear();
        told.failed.clear();
        told.troubled.clear();
        told.wrote.clear();
        told.faulty = false;
    }

    @AfterEach
    void realTime() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void an_attempt_is_marked_by_one_sender_only() throws Exception {
        for (int i = 0; i < 40; i++) {
            queue("39320000" + i);
        }
        ExecutorService senders = Executors.newFixedThreadPool(4);
        Callable<List<QueuedAttempt>> mark = () -> marker.mark(account, 20);

        List<AttemptId> marked = new ArrayList<>();
        for (Future<List<QueuedAttempt>> part : senders.invokeAll(List.of(mark, mark, mark, mark))) {
            marked.addAll(part.get().stream().map(QueuedAttempt::id).toList());
        }
        senders.shutdown();

        assertThat(marked).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void one_entry_has_one_attempt_per_number() {
        EntryId entry = EntryId.next();
        ledger.queue(attempt("393200001", entry, 1));

        assertThatThrownBy(() -> ledger.queue(attempt("393200001", entry, 1)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void a_campaign_that_does_not_send_keeps_its_attempts_queued() {
        AttemptId id = queue("393200001");
        gate.open.clear();

        assertThat(marker.mark(account, 10)).isEmpty();

        assertThat(state(id)).isEqualTo("QUEUED");
    }

    @Test
    void a_number_suppressed_at_the_last_moment_is_not_written_to() {
        AttemptId id = queue("393200001");
        gate.suppressed.add("393200001");

        assertThat(marker.mark(account, 10)).isEmpty();
        teller.tellAll();

        assertThat(state(id)).isEqualTo("CANCELLED");
        assertThat(told.settled).singleElement().satisfies(news -> {
            assertThat(news.settlement().kind()).isEqualTo(Kind.CANCELLED);
            assertThat(news.settlement().reason()).isEqualTo("The number is suppressed");
        });
    }

    @Test
    void agents_messages_go_before_a_campaigns() {
        queue("393200001");
        AttemptId agents = ledger.queue(NewAttempt.text(account, "393200002", "Hello", Origin.single("agent")));

        assertThat(marker.mark(account, 1)).extracting(QueuedAttempt::id).containsExactly(agents);
    }

    @Test
    void an_accepted_message_is_recorded_and_told_together() {
        QueuedAttempt sent = sendingTo("393200001");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted("wamid.1" + account))));

        assertThat(state(sent.id())).isEqualTo("ACCEPTED");
        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.settlement().kind()).isEqualTo(Kind.ACCEPTED));
    }

    @Test
    void a_fault_in_the_flow_does_not_undo_the_fact_of_a_send() {
        QueuedAttempt sent = sendingTo("393200001");
        CallResult accepted = new CallResult(sent, new SendOutcome.Accepted("wamid.2" + account));
        told.faulty = true;

        assertThatThrownBy(() -> writer.writeAndTell(List.of(accepted))).isInstanceOf(IllegalStateException.class);
        writer.write(accepted);
        teller.tellAll();

        assertThat(state(sent.id())).isEqualTo("ACCEPTED");
        assertThat(told.settled).isEmpty();

        told.faulty = false;
        clock.moveTo(Duration.ofMinutes(5));
        teller.tellAll();

        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.attemptId()).isEqualTo(sent.id()));
    }

    @Test
    void a_lease_that_ran_out_is_unknown_and_the_late_owner_still_settles_it() {
        QueuedAttempt sent = sendingTo("393200001");
        leaseRunsOut(sent.id());

        sweep.sweep();

        assertThat(state(sent.id())).isEqualTo("UNKNOWN");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted("wamid.3" + account))));

        assertThat(state(sent.id())).isEqualTo("ACCEPTED");
        assertThat(told.settled).hasSize(1);
    }

    @Test
    void an_unknown_outcome_is_never_sent_again_and_becomes_unconfirmed_after_the_grace() {
        QueuedAttempt sent = unknownTo("393200001");

        clock.moveTo(Duration.ofMinutes(14));
        sweep.sweep();
        teller.tellAll();
        assertThat(told.settled).isEmpty();

        clock.moveTo(Duration.ofMinutes(16));
        sweep.sweep();
        teller.tellAll();
        assertThat(told.settled).singleElement().satisfies(news -> {
            assertThat(news.settlement().kind()).isEqualTo(Kind.UNCONFIRMED);
            assertThat(news.settlement().reason()).isEqualTo("Send not confirmed");
        });
        assertThat(marker.mark(account, 10)).isEmpty();
        assertThat(state(sent.id())).isEqualTo("UNKNOWN");
    }

    @Test
    void a_status_with_the_reference_settles_an_unknown_send() {
        QueuedAttempt sent = unknownTo("393200001");

        statuses.on(new StatusesChanged(account, List.of(status("wamid.4" + account, DeliveryStatus.DELIVERED, sent.id().toString()))));

        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.settlement().kind()).isEqualTo(Kind.ACCEPTED));
        assertThat(row(sent.id()).providerMessageId()).isEqualTo("wamid.4" + account);
        assertThat(history.page(campaign, HistoryFilter.ALL, null, 10).items()).singleElement()
                .satisfies(row -> assertThat(row.deliveredAt()).isNotNull());
    }

    @Test
    void a_status_that_settles_an_unconfirmed_send_says_so() {
        QueuedAttempt sent = unknownTo("393200001");
        clock.moveTo(Duration.ofMinutes(16));
        sweep.sweep();
        teller.tellAll();
        told.settled.clear();

        statuses.on(new StatusesChanged(account, List.of(status("wamid.5" + account, DeliveryStatus.SENT, sent.id().toString()))));

        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.wasUnconfirmed()).isTrue());
    }

    @Test
    void a_send_settled_before_its_flow_heard_of_the_doubt_is_told_as_any_other() {
        QueuedAttempt confirmed = unknownTo("393200001");
        QueuedAttempt refuted = unknownTo("393200002");
        clock.moveTo(Duration.ofMinutes(16));
        sweep.sweep();

        statuses.on(new StatusesChanged(account, List.of(status("wamid.9" + account, DeliveryStatus.SENT, confirmed.id().toString()))));
        ledger.resolveUnconfirmed(refuted.origin().entryId(), false);
        teller.tellAll();

        assertThat(told.settled).extracting(news -> news.settlement().kind()).containsExactly(Kind.ACCEPTED, Kind.TEMPORARY);
        assertThat(told.settled).noneMatch(AttemptSettled::wasUnconfirmed);
    }

    @Test
    void the_late_owner_settles_a_send_that_was_told_as_unconfirmed() {
        QueuedAttempt sent = unconfirmedTo("393200001");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted("wamid.10" + account))));

        assertThat(told.settled).singleElement().satisfies(news -> {
            assertThat(news.settlement().kind()).isEqualTo(Kind.ACCEPTED);
            assertThat(news.wasUnconfirmed()).isTrue();
        });
    }

    @Test
    void an_unconfirmed_send_does_not_go_again_by_itself_because_its_owner_was_throttled() {
        QueuedAttempt sent = unconfirmedTo("393200001");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Throttled(Duration.ZERO, "too fast"))));

        assertThat(marker.mark(account, 10)).isEmpty();
        assertThat(state(sent.id())).isEqualTo("REJECTED");
        assertThat(told.settled).singleElement().satisfies(news -> {
            assertThat(news.settlement().kind()).isEqualTo(Kind.TEMPORARY);
            assertThat(news.wasUnconfirmed()).isTrue();
        });
    }

    @Test
    void the_providers_id_of_a_message_that_was_confirmed_without_it_is_learnt_later() {
        QueuedAttempt replied = unknownTo("393200001");
        QueuedAttempt resolved = unconfirmedTo("393200002");
        inbound.on(message("wamid.in3" + account, "393200001", null));
        ledger.resolveUnconfirmed(resolved.origin().entryId(), true);

        writer.writeAndTell(List.of(new CallResult(replied, new SendOutcome.Accepted("wamid.11" + account))));
        statuses.on(new StatusesChanged(account, List.of(status("wamid.12" + account, DeliveryStatus.READ, resolved.id().toString()))));

        assertThat(row(replied.id()).providerMessageId()).isEqualTo("wamid.11" + account);
        assertThat(row(resolved.id()).providerMessageId()).isEqualTo("wamid.12" + account);
        assertThat(history.page(campaign, HistoryFilter.ALL, null, 10).items()).anyMatch(row -> row.readAt() != null);
    }

    @Test
    void a_reply_from_the_number_settles_an_unknown_send() {
        QueuedAttempt sent = unknownTo("393200001");

        inbound.on(message("wamid.in1" + account, "393200001", "wamid.6" + account));

        assertThat(row(sent.id()).state()).isEqualTo("ACCEPTED");
        assertThat(told.wrote).singleElement().satisfies(wrote ->
                assertThat(wrote.answered().entryId()).isEqualTo(sent.origin().entryId()));
    }

    @Test
    void a_person_settles_an_unconfirmed_send_once() {
        QueuedAttempt sent = unknownTo("393200001");
        EntryId entry = sent.origin().entryId();
        assertThat(ledger.resolveUnconfirmed(entry, true)).isFalse();
        clock.moveTo(Duration.ofMinutes(16));
        sweep.sweep();

        assertThat(ledger.resolveUnconfirmed(entry, false)).isTrue();
        assertThat(ledger.resolveUnconfirmed(entry, true)).isFalse();

        assertThat(state(sent.id())).isEqualTo("REJECTED");
    }

    @Test
    void statuses_that_overtake_the_answer_wait_for_it() {
        QueuedAttempt sent = sendingTo("393200001");
        String messageId = "wamid.7" + account;

        statuses.on(new StatusesChanged(account, List.of(status(messageId, DeliveryStatus.READ, null))));
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted(messageId))));

        assertThat(history.page(campaign, HistoryFilter.ALL, null, 10).items()).singleElement().satisfies(row -> {
            assertThat(row.readAt()).isNotNull();
            assertThat(row.deliveredAt()).isNotNull();
        });
    }

    @Test
    void statuses_of_a_busy_attempt_wait_without_holding_up_the_others() throws Exception {
        QueuedAttempt busy = sendingTo("393200001");
        writer.writeAndTell(List.of(new CallResult(busy, new SendOutcome.Accepted("wamid.9" + account))));
        QueuedAttempt other = unknownTo("393200002");
        StatusesChanged both = new StatusesChanged(account, List.of(
                status("wamid.10" + account, DeliveryStatus.SENT, other.id().toString()),
                status("wamid.9" + account, DeliveryStatus.DELIVERED, busy.id().toString())));
        ExecutorService inbox = Executors.newSingleThreadExecutor();

        transaction.executeWithoutResult(running -> {
            lock(busy.id());
            assertThat(inbox.submit(() -> statuses.on(both))).succeedsWithin(Duration.ofSeconds(10));
        });
        inbox.shutdown();

        assertThat(row(other.id()).state()).isEqualTo("ACCEPTED");
        assertThat(delivered(busy)).isFalse();
        earlyStatuses.sweep();
        assertThat(delivered(busy)).isTrue();
    }

    @Test
    void a_status_of_a_call_under_way_settles_it_when_its_own_answer_never_comes() {
        QueuedAttempt sent = sendingTo("393200001");

        statuses.on(new StatusesChanged(account, List.of(status("wamid.11" + account, DeliveryStatus.DELIVERED, sent.id().toString()))));
        assertThat(row(sent.id()).state()).isEqualTo("SENDING");
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Unknown("The connection broke"))));
        earlyStatuses.sweep();

        assertThat(row(sent.id()).state()).isEqualTo("ACCEPTED");
        assertThat(delivered(sent)).isTrue();
    }

    private boolean delivered(QueuedAttempt attempt) {
        return history.page(campaign, HistoryFilter.ALL, null, 10).items().stream()
                .anyMatch(row -> row.phone().equals(attempt.to()) && row.deliveredAt() != null);
    }

    @Test
    void a_failed_delivery_is_told_once_and_waits_while_its_message_is_unknown() {
        StatusChanged failed = new StatusChanged(account, "wamid.8" + account, DeliveryStatus.FAILED, null, clock.instant(), "PERMANENT", "no");
        assertThatThrownBy(() -> statuses.on(failed)).isInstanceOf(DeliveryStatuses.StatusTooEarly.class);
        QueuedAttempt sent = sendingTo("393200001");
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted("wamid.8" + account))));

        statuses.on(failed);
        statuses.on(failed);

        assertThat(told.failed).singleElement().satisfies(news -> {
            assertThat(news.settlement().kind()).isEqualTo(Kind.PERMANENT);
            assertThat(news.settlement().reason()).isEqualTo("It was PERMANENT");
        });
    }

    @Test
    void a_throttled_attempt_goes_again_later_and_uses_up_no_try() {
        QueuedAttempt sent = sendingTo("393200001");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Throttled(Duration.ofSeconds(30), "too fast"))));

        assertThat(told.settled).isEmpty();
        assertThat(marker.mark(account, 10)).isEmpty();
        clock.moveTo(Duration.ofSeconds(31));
        assertThat(marker.mark(account, 10)).extracting(QueuedAttempt::id).containsExactly(sent.id());
    }

    @Test
    void a_refused_account_keeps_the_contact_and_calls_for_a_person() {
        QueuedAttempt sent = sendingTo("393200001");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Rejected("ACCOUNT", "token"))));

        assertThat(state(sent.id())).isEqualTo("QUEUED");
        assertThat(told.settled).isEmpty();
        assertThat(told.troubled).singleElement().satisfies(trouble -> assertThat(trouble.reason()).isEqualTo("It was ACCOUNT"));
    }

    @Test
    void a_temporary_failure_is_told_with_its_delay() {
        QueuedAttempt sent = sendingTo("393200001");

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Rejected("TEMPORARY", "busy"))));

        assertThat(told.settled).singleElement().satisfies(news ->
                assertThat(news.settlement()).isEqualTo(new Settlement(Kind.TEMPORARY, "It was TEMPORARY", "TEMPORARY", Duration.ofMinutes(1))));
    }

    @Test
    void a_repeated_inbound_message_is_told_once() {
        inbound.on(message("wamid.in2" + account, "393200001", null));
        inbound.on(message("wamid.in2" + account, "393200001", null));

        assertThat(told.wrote).hasSize(1);
    }

    @Test
    void a_late_no_of_the_owner_settles_an_unknown_send() {
        QueuedAttempt refused = sendingTo("393200001");
        QueuedAttempt throttled = sendingTo("393200002");
        leaseRunsOut(refused.id());
        leaseRunsOut(throttled.id());
        sweep.sweep();

        writer.writeAndTell(List.of(new CallResult(refused, new SendOutcome.Rejected("TEMPORARY", "busy")),
                new CallResult(throttled, new SendOutcome.Throttled(Duration.ZERO, "too fast"))));

        assertThat(state(refused.id())).isEqualTo("REJECTED");
        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.settlement().kind()).isEqualTo(Kind.TEMPORARY));
        assertThat(marker.mark(account, 10)).extracting(QueuedAttempt::id).containsExactly(throttled.id());
    }

    @Test
    void a_late_no_of_the_owner_changes_nothing_that_is_settled() {
        QueuedAttempt sent = unconfirmedTo("393200001");
        ledger.resolveUnconfirmed(sent.origin().entryId(), true);
        told.settled.clear();

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Rejected("TEMPORARY", "busy"))));

        assertThat(state(sent.id())).isEqualTo("ACCEPTED");
        assertThat(told.settled).isEmpty();
    }

    @Test
    void what_waits_longer_than_for_the_pace_does_not_count_as_ahead() {
        QueuedAttempt throttled = sendingTo("393200001");
        writer.writeAndTell(List.of(new CallResult(throttled, new SendOutcome.Throttled(Duration.ofMinutes(5), "too fast"))));
        queue("393200002");
        queue("393200003");

        assertThat(ledger.waiting(account, List.of(campaign))).isEqualTo(2);
        assertThat(ledger.waiting(account, List.of())).isZero();
    }

    @Test
    void an_outcome_that_comes_twice_is_told_once() {
        QueuedAttempt sent = sendingTo("393200001");
        CallResult accepted = new CallResult(sent, new SendOutcome.Accepted("wamid.13" + account));

        writer.writeAndTell(List.of(accepted));
        writer.writeAndTell(List.of(accepted));
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Rejected("PERMANENT", "no"))));

        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.settlement().kind()).isEqualTo(Kind.ACCEPTED));
        assertThat(state(sent.id())).isEqualTo("ACCEPTED");
    }

    @Test
    void another_nodes_attempt_is_not_ours_to_settle() {
        QueuedAttempt sent = sendingTo("393200001");
        jdbc.sql("update attempt set owner = 'another node' where id = :id").param("id", sent.id().value()).update();

        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Rejected("PERMANENT", "no"))));

        assertThat(state(sent.id())).isEqualTo("SENDING");
        assertThat(told.settled).isEmpty();
    }

    @Test
    void what_is_under_way_is_not_called_back() {
        QueuedAttempt sent = sendingTo("393200001");

        ledger.recall(List.of(sent.origin().entryId()), "Campaign ended");
        assertThat(ledger.cancelQueued(List.of(sent.origin().entryId()))).isEmpty();
        teller.tellAll();

        assertThat(state(sent.id())).isEqualTo("SENDING");
        assertThat(ledger.unsettled(List.of(sent.origin().entryId()))).containsExactly(sent.origin().entryId());
        assertThat(told.settled).isEmpty();
    }

    @Test
    void an_owner_that_never_called_takes_its_attempt_back_from_doubt() {
        QueuedAttempt slept = sendingTo("393200001");
        leaseRunsOut(slept.id());
        sweep.sweep();

        assertThat(queue.unmark(slept.id(), "another")).isFalse();
        assertThat(queue.unmark(slept.id(), node.name())).isTrue();

        assertThat(state(slept.id())).isEqualTo("QUEUED");
    }

    @Test
    void what_its_flow_was_told_to_be_unconfirmed_goes_not_again() {
        QueuedAttempt slept = sendingTo("393200001");
        leaseRunsOut(slept.id());
        sweep.sweep();
        clock.moveTo(Duration.ofMinutes(16));
        sweep.sweep();

        assertThat(queue.unmark(slept.id(), node.name())).isFalse();

        assertThat(state(slept.id())).isEqualTo("UNKNOWN");
    }

    @Test
    void leases_know_no_business_time() {
        QueuedAttempt before = sendingTo("393200001");
        clock.moveTo(Duration.ofDays(1));
        QueuedAttempt after = sendingTo("393200002");

        sweep.sweep();

        assertThat(state(before.id())).isEqualTo("SENDING");
        assertThat(jdbc.sql("select lease_until < clock_timestamp() + interval '61 seconds' from attempt where id = :id")
                .param("id", after.id().value()).query(Boolean.class).single()).isTrue();
    }

    @Test
    void plain_statuses_touch_no_flow() {
        QueuedAttempt sent = sendingTo("393200001");
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted("wamid.14" + account))));
        told.settled.clear();

        for (DeliveryStatus status : List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ)) {
            statuses.on(new StatusesChanged(account, List.of(status("wamid.14" + account, status, sent.id().toString()))));
        }
        teller.tellAll();

        assertThat(told.settled).isEmpty();
        assertThat(told.failed).isEmpty();
    }

    @Test
    void an_outcome_that_its_flow_does_not_take_is_told_ever_more_rarely() {
        QueuedAttempt sent = sendingTo("393200001");
        told.faulty = true;
        writer.write(new CallResult(sent, new SendOutcome.Accepted("wamid.15" + account)));
        for (int i = 1; i <= 10; i++) {
            clock.moveTo(Duration.ofMinutes(i));
            teller.tellAll();
        }
        assertThat(tries(sent.id())).isEqualTo(10);

        clock.moveTo(Duration.ofMinutes(10).plusSeconds(50));
        teller.tellAll();
        assertThat(tries(sent.id())).isEqualTo(10);

        clock.moveTo(Duration.ofMinutes(12));
        told.faulty = false;
        teller.tellAll();
        assertThat(told.settled).hasSize(1);
    }

    private int tries(AttemptId id) {
        return jdbc.sql("select tell_tries from attempt where id = :id").param("id", id.value()).query(Integer.class).single();
    }

    @Test
    void what_was_called_back_is_not_sent() {
        AttemptId id = queue("393200001");

        ledger.recall(List.of(row(id).entryId()), "Campaign ended");
        teller.tellAll();

        assertThat(marker.mark(account, 10)).isEmpty();
        assertThat(told.settled).singleElement().satisfies(news -> assertThat(news.settlement().reason()).isEqualTo("Campaign ended"));
    }

    private AttemptId queue(String phone) {
        return ledger.queue(attempt(phone, EntryId.next(), 1));
    }

    private NewAttempt attempt(String phone, EntryId entry, int number) {
        return NewAttempt.text(account, phone, "Hello", Origin.entry(campaign, entry, number, "sendTemplate", "token"));
    }

    private QueuedAttempt sendingTo(String phone) {
        AttemptId id = queue(phone);
        return marker.mark(account, 100).stream().filter(attempt -> attempt.id().equals(id)).findFirst().orElseThrow();
    }

    private QueuedAttempt unknownTo(String phone) {
        QueuedAttempt sent = sendingTo(phone);
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Unknown("read timed out"))));
        return sent;
    }

    /** Past its grace and told; what was told until here is forgotten. */
    private QueuedAttempt unconfirmedTo(String phone) {
        QueuedAttempt sent = unknownTo(phone);
        clock.moveTo(Duration.ofMinutes(16));
        sweep.sweep();
        teller.tellAll();
        told.settled.clear();
        return sent;
    }

    private StatusChanged status(String messageId, DeliveryStatus status, String reference) {
        return new StatusChanged(account, messageId, status, reference, clock.instant(), null, null);
    }

    private MessageReceived message(String id, String from, String context) {
        return new MessageReceived(account, id, from, null, "Dana", MessageType.TEXT, "Hi", null, context, clock.instant());
    }

    private void leaseRunsOut(AttemptId id) {
        jdbc.sql("update attempt set lease_until = clock_timestamp() - interval '1 second' where id = :id").param("id", id.value()).update();
    }

    private void lock(AttemptId id) {
        jdbc.sql("select 1 from attempt where id = :id for update").param("id", id.value()).query(Integer.class).single();
    }

    private String state(AttemptId id) {
        return row(id).state();
    }

    private Row row(AttemptId id) {
        return jdbc.sql("select state, provider_message_id, entry_id from attempt where id = :id").param("id", id.value())
                .query((rs, n) -> new Row(rs.getString(1), rs.getString(2), new EntryId(rs.getObject(3, UUID.class)))).single();
    }

    private record Row(String state, String providerMessageId, EntryId entryId) {
    }
}
