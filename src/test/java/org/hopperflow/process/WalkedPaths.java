package org.hopperflow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Which steps and flows of the pictures were walked since it was asked last. */
public class WalkedPaths extends AbstractProcessEnginePlugin {

    private final Set<String> walked = ConcurrentHashMap.newKeySet();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
        List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> all = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
        all.add(new Recorder());
        engine.setCustomPostBPMNParseListeners(all);
    }

    public void forget() {
        walked.clear();
    }

    /** Steps and flows of this picture that nobody walked, as ids. */
    public Set<String> left(ProcessDefinitionEntity picture) {
        Set<String> left = new TreeSet<>();
        collect(picture, left);
        left.removeAll(walked);
        return left;
    }

    private static void collect(ScopeImpl scope, Set<String> ids) {
        for (ActivityImpl activity : scope.getActivities()) {
            ids.add(activity.getId());
            activity.getOutgoingTransitions().forEach(flow -> ids.add(flow.getId()));
            collect(activity, ids);
        }
    }

    /** Every way of drawing a step ends in one of these two. */
    private final class Recorder extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            listen(definition);
        }

        @Override
        public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, step(transition.getId()));
        }

        private void listen(ScopeImpl scope) {
            for (ActivityImpl activity : scope.getActivities()) {
                activity.addListener(ExecutionListener.EVENTNAME_START, step(activity.getId()));
                listen(activity);
            }
        }

        private ExecutionListener step(String id) {
            return (DelegateExecution execution) -> walked.add(id);
        }
    }
}
