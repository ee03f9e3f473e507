/**
 * Puts the shipped models into the engine and checks every model that anybody deploys against the flow contract
 * (docs/flows.md tells the rules in words).
 */
package org.hopperflow.process.deployment;
