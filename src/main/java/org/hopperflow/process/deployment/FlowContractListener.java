package org.hopperflow.process.deployment;

import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;
import org.hopperflow.process.deployment.ModelFile.Kind;
import org.springframework.beans.factory.BeanFactory;

/**
 * Refuses a model that breaks the contract, whoever deploys it: the engine tells the sentences with its parse errors, and its REST
 * interface answers 400.
 *
 * <p>Only at deployment. A version that is already deployed is parsed again after a restart, and its running contacts must go on
 * even when a rule has changed since.
 */
final class FlowContractListener extends AbstractBpmnParseListener {

    private final BeanFactory beans;

    FlowContractListener(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        definitions.forEach(definition -> check(definition, root));
    }

    private void check(ProcessDefinitionEntity definition, Element root) {
        CommandContext context = Context.getCommandContext();
        DeploymentEntity deployment = context.getDeploymentManager().findDeploymentById(definition.getDeploymentId());
        if (deployment == null || !deployment.isNew()) {
            return;
        }
        List<ModelFile> files = files(deployment);
        try {
            List<String> violations = violations(definition.getKey(), files, new KnownAtDeployment(beans, context, files));
            if (!violations.isEmpty()) {
                throw new BpmnParseException(String.join(" ", violations), root);
            }
        } catch (ModelException | UncheckedIOException e) {
            throw new BpmnParseException("The deployment contains a file that cannot be read: " + e.getMessage(), root, e);
        }
    }

    /** The engine does not say yet which file it reads, so every one that defines the key is checked. */
    private static List<String> violations(String key, List<ModelFile> files, Known known) {
        return files.stream().filter(file -> file.is(Kind.PROCESS))
                .map(file -> Bpmn.readModelFromStream(file.stream()))
                .flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .filter(process -> process.getId().equals(key))
                .flatMap(process -> FlowContract.violations(process, known).stream())
                .toList();
    }

    private static List<ModelFile> files(DeploymentEntity deployment) {
        return deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes())).toList();
    }
}
