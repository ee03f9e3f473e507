package org.hopperflow.process.flow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Watches the end of every flow, whoever drew it, so that no entry is left behind by an instance that is gone.
 *
 * <p>The watch is a built-in listener: Cockpit's "skip custom listeners" would pass over any other.
 */
@Component
class FlowEnd extends AbstractProcessEnginePlugin {

    /** Why the hopper itself deletes instances; no news to it. */
    static final String RESET = "Reset by the campaign";

    private final InstanceGone instanceGone;

    FlowEnd(InstanceGone instanceGone) {
        this.instanceGone = instanceGone;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new Watch());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private final class Watch extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            if (FlowKeys.isFlow(definition.getKey())) {
                definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, instanceGone);
            }
        }
    }
}
