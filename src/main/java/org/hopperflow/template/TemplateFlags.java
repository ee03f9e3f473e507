package org.hopperflow.template;

/** What can be changed later without a review; null leaves a thing as it is. @param headerMediaId our file for the header */
record TemplateFlags(Boolean recontact, Boolean availableToAgents, String headerMediaId) {

    boolean switchNothing() {
        return recontact == null && availableToAgents == null;
    }
}
