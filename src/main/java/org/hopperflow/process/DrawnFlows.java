package org.hopperflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.hopperflow.campaign.FlowPicture;
import org.hopperflow.campaign.FlowPictures;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** The flows as analysts deployed them, with the contacts on them. */
@Component
class DrawnFlows implements FlowPictures {

    private final RepositoryService repository;
    private final TokenRepository tokens;

    DrawnFlows(RepositoryService repository, TokenRepository tokens) {
        this.repository = repository;
        this.tokens = tokens;
    }

    @Override
    public FlowPicture picture(String key, Integer version) {
        ProcessDefinition flow = find(key, version);
        if (flow == null) {
            throw RuleBroken.notFound("flow", version == null ? key : key + ":" + version);
        }
        var deployment = repository.createDeploymentQuery().deploymentId(flow.getDeploymentId()).singleResult();
        return new FlowPicture(flow.getKey(), flow.getVersion(), flow.getName() == null ? flow.getKey() : flow.getName(), flow.getId(),
                deployment.getDeploymentTime().toInstant(), xml(flow.getId()));
    }

    @Override
    public List<StepCount> count(CampaignId campaign) {
        return tokens.count(campaign);
    }

    @Override
    public List<EntryId> at(CampaignId campaign, FlowStep step, EntryId after, int limit) {
        return tokens.at(campaign, step, after, limit);
    }

    /** Null when there is none; the engine counts versions from 1 and takes no other number. */
    private ProcessDefinition find(String key, Integer version) {
        ProcessDefinitionQuery query = repository.createProcessDefinitionQuery().processDefinitionKey(key);
        if (version == null) {
            return query.latestVersion().singleResult();
        }
        return version < 1 ? null : query.processDefinitionVersion(version).singleResult();
    }

    private String xml(String definition) {
        try (InputStream model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
