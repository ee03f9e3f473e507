/**
 * What was sent or received: the send ledger and its sender (the out corridor), delivery statuses, inbound messages, the
 * service window.
 *
 * <p>Allowed arrows: provider, template, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"provider", "template", "shared"})
package org.hopperflow.message;
