package org.hopperflow.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/** One attempt of a campaign from its acceptance or refusal on, with the statuses and the answer merged into it. */
public record HistoryRow(@JsonIgnore UUID id, String phone, int attempt, String outcome, String reason, String errorCode, String answer,
        String answerType, Instant sentAt, Instant deliveredAt, Instant readAt, Instant answeredAt) {
}
