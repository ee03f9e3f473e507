/**
 * Texts approved by a provider: submitted, followed, mapped to contact fields, rendered.
 *
 * <p>Allowed arrows: provider, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"provider", "shared"})
package org.hopperflow.template;
