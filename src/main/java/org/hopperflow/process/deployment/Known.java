package org.hopperflow.process.deployment;

/** What a model may name: it exists already, or it comes with the same deployment. */
interface Known {

    /** A step of ours that the engine may call. */
    boolean step(String bean);

    boolean form(String id);

    boolean decision(String id);

    /** A file of the same deployment. */
    boolean file(String name);
}
