/**
 * Who we send as: provider, sender number, encrypted credentials, limits.
 *
 * <p>Allowed arrows: shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package org.hopperflow.account;
