package org.hopperflow.process.deployment;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;

/** The latest version of each process, decision and form, seen from inside an engine command. */
final class LatestVersions {

    private final CommandContext context;

    LatestVersions(CommandContext context) {
        this.context = context;
    }

    boolean exists(ModelFile.Key key) {
        return of(key) != null;
    }

    /** True when nobody has deployed this key yet, or when its latest version came from {@code source}. */
    boolean mayReplace(ModelFile.Key key, String source) {
        ResourceDefinitionEntity<?> latest = of(key);
        return latest == null
                || source.equals(context.getDeploymentManager().findDeploymentById(latest.getDeploymentId()).getSource());
    }

    private ResourceDefinitionEntity<?> of(ModelFile.Key key) {
        return switch (key.kind()) {
            case PROCESS -> context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(key.id());
            case DECISION -> context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(key.id());
            case FORM -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key.id());
        };
    }
}
