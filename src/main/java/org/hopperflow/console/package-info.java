/**
 * The page shell and the first pages of the web console.
 *
 * <p>Allowed arrows: the features it shows.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "account", "contact", "provider", "template",
    "message", "campaign", "interaction", "shared"})
package org.hopperflow.console;
