package org.hopperflow.message;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Ids;
import org.springframework.stereotype.Component;

/** One attempt has one message at the provider, and one message belongs to one attempt; whatever tells otherwise raises an alarm. */
@Component
class ProviderIds {

    private final AttemptRepository attempts;
    private final OutcomeRepository outcomes;
    private final Alarms alarms;
    private final Clock clock;

    ProviderIds(AttemptRepository attempts, OutcomeRepository outcomes, Alarms alarms, Clock clock) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Answers that name another attempt's message make no sense, so nobody knows what they came to. */
    List<CallResult> believable(List<CallResult> results) {
        Map<MessageKey, AttemptId> taken = attempts.owners(results.stream().map(MessageKey::of).flatMap(Optional::stream).toList());
        return results.stream().map(result -> believable(result, taken)).toList();
    }

    private CallResult believable(CallResult result, Map<MessageKey, AttemptId> taken) {
        MessageKey key = MessageKey.of(result).orElse(null);
        AttemptId id = result.attempt().id();
        AttemptId owner = key == null ? id : taken.computeIfAbsent(key, first -> id);
        if (owner.equals(id)) {
            return result;
        }
        alarms.raise(alarm(ProviderIdAlarm.Kind.TAKEN_ID, id, key, null, owner));
        return new CallResult(result.attempt(), new SendOutcome.Unknown("The provider answered with the id of another message"));
    }

    /** The provider has the attempt's message under this id: it is written down, unless that cannot be. */
    void learn(AttemptId id, MessageKey key) {
        outcomes.adopt(id, key.messageId());
        AttemptId owner = attempts.owners(List.of(key)).get(key);
        if (owner != null && !owner.equals(id)) {
            alarms.raise(alarm(ProviderIdAlarm.Kind.TAKEN_ID, id, key, null, owner));
            return;
        }
        attempts.providerMessageId(id).filter(known -> !known.equals(key.messageId()))
                .ifPresent(known -> alarms.raise(alarm(ProviderIdAlarm.Kind.TWO_IDS, id, key, known, null)));
    }

    private ProviderIdAlarm alarm(ProviderIdAlarm.Kind kind, AttemptId id, MessageKey key, String known, AttemptId other) {
        return new ProviderIdAlarm(Ids.next(), kind, key.accountKey(), id, key.messageId(), known, other, clock.instant());
    }
}
