/**
 * Who may come in: users, sign-in, roles. The engine keeps the users; {@link org.hopperflow.access.Users} is the port to
 * it and {@code process} implements that port.
 *
 * <p>Allowed arrows: shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package org.hopperflow.access;
