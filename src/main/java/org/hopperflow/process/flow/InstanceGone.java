package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.hopperflow.campaign.Hopper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the hopper about an instance that ends without having closed its entry. */
@Component
class InstanceGone implements ExecutionListener {

    private static final String UNFINISHED = "The flow ended without closing the contact";
    private static final String CANCELLED = "The flow was cancelled";

    /** Looked up late: the hopper needs the engine, which needs this listener. */
    private final ObjectProvider<Hopper> hopper;

    InstanceGone(ObjectProvider<Hopper> hopper) {
        this.hopper = hopper;
    }

    @Override
    public void notify(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        String deleteReason = ((ExecutionEntity) execution).getDeleteReason();
        if (contact.isClosed() || FlowEnd.RESET.equals(deleteReason) || !contact.hasEntry()) {
            return;
        }
        hopper.getObject().instanceGone(contact.entryId(), execution.getProcessInstanceId(), reason(execution, deleteReason));
    }

    private static String reason(DelegateExecution execution, String deleteReason) {
        if (!execution.isCanceled()) {
            return UNFINISHED;
        }
        return deleteReason == null || deleteReason.isBlank() ? CANCELLED : CANCELLED + ": " + deleteReason;
    }
}
