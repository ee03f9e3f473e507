package org.hopperflow.campaign;

/**
 * A send step of a flow.
 *
 * @param step     the element's id in the model
 * @param token    the execution that waits there for the outcome
 * @param instance the process instance it belongs to
 */
public record SendStep(String step, String token, String instance) {
}
