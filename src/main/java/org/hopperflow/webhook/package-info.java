/**
 * Receive, verify, store, acknowledge, hand over: the first half of the in corridor.
 *
 * <p>Allowed arrows: provider, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"provider", "shared"})
package org.hopperflow.webhook;
