/**
 * The only room that knows the engine: settings, deployment, delegates, correlation, identity. A switch to a fork of the
 * engine is a change of this package alone.
 *
 * <p>Allowed arrows: campaign, interaction, access (implements its port), shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "campaign", "interaction", "shared"})
package org.hopperflow.process;
