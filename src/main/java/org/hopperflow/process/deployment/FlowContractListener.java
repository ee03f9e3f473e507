package org.hopperflow.process.deployment;

import java.io.ByteArrayInputStream;
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
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;
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
        try {
            refuseViolations(process(definition, deployment), new KnownAtDeployment(beans, context, deployment), root);
        } catch (ModelException | UncheckedIOException e) {
            throw new BpmnParseException("The deployment contains a file that cannot be read: " + e.getMessage(), root, e);
        }
    }

    private static void refuseViolations(Process process, Known known, Element root) {
        List<String> violations = FlowContract.violations(process, known);
        if (!violations.isEmpty()) {
            throw new BpmnParseException(String.join(" ", violations), root);
        }
    }

    private static Process process(ProcessDefinitionEntity definition, DeploymentEntity deployment) {
        byte[] bytes = deployment.getResource(definition.getResourceName()).getBytes();
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(bytes));
        return model.getModelElementById(definition.getKey());
    }
}
