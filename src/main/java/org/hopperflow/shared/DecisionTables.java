package org.hopperflow.shared;

import java.util.Map;

/** Asks a decision table that an analyst may edit; implemented by the room that knows the engine. */
public interface DecisionTables {

    /**
     * The outputs of the first rule of the latest version of {@code key} that fits; empty when none does.
     *
     * @param inputs by input name; values may be null
     */
    Map<String, Object> decide(String key, Map<String, Object> inputs);
}
