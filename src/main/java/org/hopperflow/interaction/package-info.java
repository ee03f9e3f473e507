/**
 * Conversations with customers: the campaign's and the agents'.
 *
 * <p>Allowed arrows: contact, message, template, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"contact", "message", "template", "shared"})
package org.hopperflow.interaction;
