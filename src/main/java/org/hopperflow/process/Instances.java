package org.hopperflow.process;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Finds running instances of our own two processes; contacts are never looked up, their instance is kept on the entry. */
@Component
public class Instances {

    private final RuntimeService runtime;
    private final Speakers speakers;

    Instances(RuntimeService runtime, Speakers speakers) {
        this.runtime = runtime;
        this.speakers = speakers;
    }

    /** The one to tell the news; empty also when the news comes out of that very instance, which goes on by itself. */
    public Optional<String> toTell(String process, String businessKey) {
        if (speakers.include(businessKey)) {
            return Optional.empty();
        }
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey, process)
                        .singleResult())
                .map(ProcessInstance::getId);
    }
}
