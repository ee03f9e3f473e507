package org.hopperflow.campaign;

import java.time.Instant;

/**
 * A flow as it was drawn.
 *
 * @param definitionId the engine's id of this version, for links into Cockpit
 * @param xml          BPMN 2.0
 */
public record FlowPicture(String key, int version, String name, String definitionId, Instant deployedAt, String xml) {
}
