package org.hopperflow.process;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.hopperflow.campaign.Flows;
import org.hopperflow.process.flow.FlowKeys;
import org.springframework.stereotype.Component;

/** The flows a campaign may run: every deployed process but our own two others. */
@Component
class DeployedFlows implements Flows {

    private final RepositoryService repository;

    DeployedFlows(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public boolean exists(String key, Integer version) {
        if (!FlowKeys.isFlow(key)) {
            return false;
        }
        ProcessDefinitionQuery query = repository.createProcessDefinitionQuery().processDefinitionKey(key);
        return (version == null ? query.latestVersion() : query.processDefinitionVersion(version)).count() > 0;
    }
}
