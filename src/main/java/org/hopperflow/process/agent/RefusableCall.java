package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A call that the domain may refuse; the picture then follows "Refused". It runs behind a savepoint, since an exception that leaves a
 * transactional method would otherwise doom the transaction in which the agent's form is to come back.
 */
@Component
class RefusableCall {

    private final TransactionTemplate savepoint;

    RefusableCall(PlatformTransactionManager transactions) {
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @throws BpmnError {@code refused}; the agent reads why in the notice */
    void run(ConversationVariables conversation, Runnable call) {
        try {
            savepoint.executeWithoutResult(status -> call.run());
            conversation.done();
        } catch (RuleBroken no) {
            conversation.refused(no.getMessage());
            throw new BpmnError("refused", no.getMessage());
        }
    }
}
