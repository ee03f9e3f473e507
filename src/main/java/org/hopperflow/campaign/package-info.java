/**
 * Campaigns, their hopper, the dispatcher that feeds the flows, and the outcome of each entry.
 *
 * <p>Allowed arrows: contact, message, template, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"contact", "message", "template", "shared"})
package org.hopperflow.campaign;
