package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.message.History;
import org.hopperflow.message.Ledger;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether an answer is in time: by the provider's time and the deadline on our row, whenever we hear of it. */
class AnswerInTimeTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-23T12:00:00Z");

    private final HopperRepository entries = mock(HopperRepository.class);
    private final Ledger ledger = mock(Ledger.class);
    private final Answers answers = new Answers(new EntryChanges(entries), ledger, mock(History.class), event -> { });
    private final EntryId id = EntryId.next();

    @BeforeEach
    void theReplyIsAwaited() {
        when(entries.lock(id)).thenReturn(Optional.of(entry()));
        when(ledger.unsettled(any())).thenReturn(Set.of());
    }

    @Test
    void an_answer_written_before_the_deadline_is_in_time_however_late_it_comes() {
        assertThat(answeredAt(DEADLINE.minusSeconds(1))).isEqualTo(AnswerTiming.AWAITED);
        assertThat(answeredAt(DEADLINE)).isEqualTo(AnswerTiming.AWAITED);
    }

    @Test
    void an_answer_written_after_it_is_late() {
        assertThat(answeredAt(DEADLINE.plusSeconds(1))).isEqualTo(AnswerTiming.LATE);
    }

    private AnswerTiming answeredAt(Instant at) {
        return answers.take(id, new Answer(MessageType.TEXT, "Yes", null, at)).timing();
    }

    private HopperEntry entry() {
        return new HopperEntry(id, CampaignId.next(), AccountKey.of("demo"), ContactId.next(), "39320", EntryStatus.PENDING, null, 1, null,
                "instance", DEADLINE, null, DEADLINE.minusSeconds(86_400), false);
    }
}
