package org.hopperflow.interaction;

import java.util.HashMap;
import java.util.Map;
import org.hopperflow.shared.AttemptId;

/** What was said, on its way into table {@code interaction}. */
final class TalkRow {

    private TalkRow() {
    }

    static Map<String, Object> params(Talk talk) {
        Map<String, Object> params = new HashMap<>();
        params.put("templateSentAt", Columns.time(talk.templateSentAt()));
        params.put("templateAttempt", Columns.id(talk.templateAttempt(), AttemptId::value));
        params.put("firstCustomerAt", Columns.time(talk.firstCustomerAt()));
        params.put("lastCustomerAt", Columns.time(talk.lastCustomerAt()));
        Talk.Asked asked = talk.asked();
        params.put("askedAt", asked == null ? null : Columns.time(asked.at()));
        params.put("askedAttempt", asked == null ? null : asked.attempt().value());
        params.put("askedSentAt", asked == null ? null : Columns.time(asked.sentAt()));
        return params;
    }
}
