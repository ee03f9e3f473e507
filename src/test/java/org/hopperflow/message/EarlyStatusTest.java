package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.StatusesChanged;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** A status for an id nobody knows is kept until its attempt is recorded, then applied; after a day it is parked where it is seen. */
@SpringBootTest(classes = MessageRoom.class)
@ActiveProfiles("test")
class EarlyStatusTest {

    @Autowired Ledger ledger;
    @Autowired Marker marker;
    @Autowired OutcomeWriter writer;
    @Autowired DeliveryStatuses statuses;
    @Autowired EarlyStatusSweep sweep;
    @Autowired ParkedStatusRepository parked;
    @Autowired History history;
    @Autowired MessageRoom.Gate gate;
    @Autowired BusinessClock clock;

    private final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    private final CampaignId campaign = CampaignId.next();
    private final String messageId = "wamid." + account;

    @AfterEach
    void realTime() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_status_for_an_unknown_message_is_parked_after_a_day() {
        comes(DeliveryStatus.DELIVERED);

        clock.moveTo(Duration.ofHours(23));
        sweep.park();
        assertThat(parked.page(account, null, 10)).isEmpty();

        clock.moveTo(Duration.ofHours(25));
        sweep.park();
        assertThat(parked.page(account, null, 10)).singleElement().satisfies(status -> {
            assertThat(status.providerMessageId()).isEqualTo(messageId);
            assertThat(status.status()).isEqualTo("DELIVERED");
        });
    }

    @Test
    void a_parked_status_is_applied_when_its_message_turns_up() {
        comes(DeliveryStatus.DELIVERED);
        clock.moveTo(Duration.ofHours(25));
        sweep.park();

        messageIsRecorded();

        assertThat(parked.page(account, null, 10)).isEmpty();
        assertThat(history.page(campaign, HistoryFilter.ALL, null, 10).items()).singleElement().satisfies(row -> assertThat(row.deliveredAt()).isNotNull());
    }

    @Test
    void a_status_is_parked_once_and_a_repeated_one_changes_nothing() {
        comes(DeliveryStatus.READ);
        clock.moveTo(Duration.ofHours(25));
        sweep.park();
        ParkedStatus first = parked.page(account, null, 10).get(0);

        comes(DeliveryStatus.READ);
        clock.moveTo(Duration.ofHours(26));
        sweep.park();

        assertThat(parked.page(account, null, 10)).containsExactly(first);
    }

    @Test
    void parked_statuses_are_paged() {
        comes(DeliveryStatus.SENT);
        comes(DeliveryStatus.DELIVERED);
        comes(DeliveryStatus.READ);
        clock.moveTo(Duration.ofHours(25));
        sweep.park();

        List<ParkedStatus> first = parked.page(account, null, 2);

        assertThat(first).extracting(ParkedStatus::status).containsExactly("SENT", "DELIVERED");
        assertThat(parked.page(account, first.get(1).id(), 2)).extracting(ParkedStatus::status).containsExactly("READ");
    }

    private void comes(DeliveryStatus status) {
        statuses.on(new StatusesChanged(account, List.of(
                new StatusChanged(account, messageId, status, null, clock.instant(), null, null))));
    }

    private void messageIsRecorded() {
        gate.open.clear();
        gate.open.add(campaign);
        AttemptId id = ledger.queue(NewAttempt.text(account, "393200001", "Hello",
                Origin.entry(campaign, EntryId.next(), 1, "sendTemplate", "token")));
        QueuedAttempt sent = marker.mark(account, 100).stream().filter(attempt -> attempt.id().equals(id)).findFirst().orElseThrow();
        writer.writeAndTell(List.of(new CallResult(sent, new SendOutcome.Accepted(messageId))));
    }
}
