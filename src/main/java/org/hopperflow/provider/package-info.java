/**
 * The providers behind one small interface: {@link org.hopperflow.provider.MessagingProvider} sends,
 * {@link org.hopperflow.provider.SendOutcome} is what came of it, {@link org.hopperflow.provider.ProviderEvent} is what they
 * tell us. The sub-packages meta, kaleyra and sandbox stay internal.
 *
 * <p>Allowed arrows: account, media, shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "media", "shared"})
package org.hopperflow.provider;
