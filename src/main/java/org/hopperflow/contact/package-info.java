/**
 * Contact lists, their CSV import, master lists, and the numbers that must not be messaged again.
 *
 * <p>Allowed arrows: shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package org.hopperflow.contact;
