package org.hopperflow.process.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.process.OneCommand;
import org.hopperflow.shared.EntryId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the flows of claimed entries, all in one engine command. One that cannot be started fails them all. */
@Component
class BatchStart {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final OneCommand oneCommand;
    private final Hopper hopper;

    BatchStart(RuntimeService runtime, RepositoryService repository, OneCommand oneCommand, Hopper hopper) {
        this.runtime = runtime;
        this.repository = repository;
        this.oneCommand = oneCommand;
        this.hopper = hopper;
    }

    @EventListener
    void on(EntriesClaimed claimed) {
        String flow = flow(claimed);
        hopper.started(oneCommand.call(() -> start(flow, claimed)));
    }

    private Map<EntryId, String> start(String flow, EntriesClaimed claimed) {
        Map<EntryId, String> instances = new LinkedHashMap<>();
        for (EntryId entry : claimed.entries()) {
            instances.put(entry, runtime.startProcessInstanceById(flow, entry.toString()).getId());
        }
        return instances;
    }

    private String flow(EntriesClaimed claimed) {
        ProcessDefinitionQuery flows = repository.createProcessDefinitionQuery().processDefinitionKey(claimed.flow());
        ProcessDefinition flow = (claimed.version() == null ? flows.latestVersion() : flows.processDefinitionVersion(claimed.version()))
                .singleResult();
        if (flow == null) {
            throw new IllegalStateException("There is no flow " + claimed.flow()
                    + (claimed.version() == null ? "" : " in version " + claimed.version()) + ".");
        }
        return flow.getId();
    }
}
