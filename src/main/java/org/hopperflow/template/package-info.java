/**
 * Texts approved by a provider: submitted, followed, mapped to contact fields, rendered.
 *
 * <p>Allowed arrows: media, provider, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"media", "provider", "shared"})
package org.hopperflow.template;
