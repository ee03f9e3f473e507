package org.hopperflow.template;

/** Flags that can be switched later; null leaves one as it is. */
record TemplateFlags(Boolean recontact, Boolean availableToAgents) {
}
