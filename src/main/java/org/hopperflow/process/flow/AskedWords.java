package org.hopperflow.process.flow;

import java.beans.FeatureDescriptor;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.process.EngineDates;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Words of a flow that are the entry's own and are read there when an expression names them: no contact that waits keeps a copy. A
 * variable of the same name comes first.
 */
final class AskedWords extends ELResolver {

    static final String REPLY_DEADLINE = "replyDeadline";

    /** Looked up late: the hopper's room needs the engine, which needs this. */
    private final ObjectProvider<Hopper> hopper;

    AskedWords(ObjectProvider<Hopper> hopper) {
        this.hopper = hopper;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !REPLY_DEADLINE.equals(property)
                || !(context.getContext(VariableScope.class) instanceof DelegateExecution execution)) {
            return null;
        }
        HopperVariables contact = new HopperVariables(execution);
        if (!contact.hasEntry()) {
            return null;
        }
        context.setPropertyResolved(true);
        Instant deadline = hopper.getObject().facts(contact.entryId()).replyDeadline();
        return deadline == null ? null : EngineDates.of(deadline);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return base == null && REPLY_DEADLINE.equals(property) ? Date.class : null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // A flow that sets it gets a variable of its own.
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return String.class;
    }
}
