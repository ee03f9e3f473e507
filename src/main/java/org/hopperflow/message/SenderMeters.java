package org.hopperflow.message;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How busy this node's sender is. */
@Component
class SenderMeters implements MeterBinder {

    private final SendLoop sender;
    private final Recorder recorder;
    private final SendSettings settings;

    SenderMeters(SendLoop sender, Recorder recorder, SendSettings settings) {
        this.sender = sender;
        this.recorder = recorder;
        this.settings = settings;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hopper.send.slots", settings, SendSettings::slots)
                .description("Calls that may be under way at once on this node").register(registry);
        Gauge.builder("hopper.send.calls", sender, SendLoop::callsUnderWay).description("Calls under way on this node").register(registry);
        Gauge.builder("hopper.send.unwritten", recorder, Recorder::backlog)
                .description("Outcomes that only this node's memory has yet; each holds a slot").register(registry);
    }
}
