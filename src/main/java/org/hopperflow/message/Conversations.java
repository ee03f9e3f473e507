package org.hopperflow.message;

/** The service window by the rule its account chose, now. */
public interface Conversations {

    ServiceWindow.State window(WindowFacts facts);
}
