package org.hopperflow.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Raises an alarm once, in the transaction that found out; it is counted when that has committed. */
@Component
class Alarms {

    private static final Logger log = LoggerFactory.getLogger(Alarms.class);

    private final AlarmRepository raised;
    private final ApplicationEventPublisher events;
    private final Map<ProviderIdAlarm.Kind, Counter> counters = new EnumMap<>(ProviderIdAlarm.Kind.class);

    Alarms(AlarmRepository raised, ApplicationEventPublisher events, MeterRegistry meters) {
        this.raised = raised;
        this.events = events;
        counters.put(ProviderIdAlarm.Kind.TWO_IDS, meters.counter("hopper.alarms.two.provider.ids"));
        counters.put(ProviderIdAlarm.Kind.TAKEN_ID, meters.counter("hopper.alarms.taken.provider.id"));
    }

    void raise(ProviderIdAlarm alarm) {
        if (raised.insert(alarm)) {
            events.publishEvent(alarm);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void committed(ProviderIdAlarm alarm) {
        counters.get(alarm.kind()).increment();
        log.error("ALARM {}: attempt {} of account {} and the provider's id {}; known as {}, whose other attempt is {}",
                alarm.kind().name().toLowerCase(Locale.ROOT), alarm.attemptId(), alarm.accountKey(), alarm.providerMessageId(),
                alarm.knownMessageId(), alarm.otherAttemptId());
    }
}
