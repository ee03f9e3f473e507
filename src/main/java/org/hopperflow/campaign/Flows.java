package org.hopperflow.campaign;

/** Tells which flows are deployed; implemented by the room that knows the engine. */
public interface Flows {

    /** @param version null asks for any version */
    boolean exists(String key, Integer version);
}
