package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.Interactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Leaves nothing behind when an instance ends without having closed its entry: neither the entry nor the reserved customer. */
@Component
class InstanceGone implements ExecutionListener {

    private static final String UNFINISHED = "The flow ended without closing the contact";
    private static final String CANCELLED = "The flow was cancelled";

    /** Looked up late: these rooms need the engine, which needs this listener. */
    private final ObjectProvider<Hopper> hopper;
    private final ObjectProvider<Interactions> interactions;

    InstanceGone(ObjectProvider<Hopper> hopper, ObjectProvider<Interactions> interactions) {
        this.hopper = hopper;
        this.interactions = interactions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        if (contact.isClosed() || !contact.hasEntry()) {
            return;
        }
        String deleteReason = ((ExecutionEntity) execution).getDeleteReason();
        if (!FlowEnd.RESET.equals(deleteReason)) {
            hopper.getObject().instanceGone(contact.entryId(), execution.getProcessInstanceId(), reason(execution, deleteReason));
        }
        freeTheCustomer(contact);
    }

    private void freeTheCustomer(HopperVariables contact) {
        if (contact.sent()) {
            interactions.getObject().closeCampaign(contact.entryId());
        } else {
            interactions.getObject().withdraw(contact.entryId());
        }
    }

    private static String reason(DelegateExecution execution, String deleteReason) {
        if (!execution.isCanceled()) {
            return UNFINISHED;
        }
        return deleteReason == null || deleteReason.isBlank() ? CANCELLED : CANCELLED + ": " + deleteReason;
    }
}
