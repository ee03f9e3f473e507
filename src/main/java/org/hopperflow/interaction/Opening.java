package org.hopperflow.interaction;

/** What an agents' conversation begins with. @param agent who has it from the start; null when the queue is asked */
record Opening(Interaction.Customer customer, Interaction.Links links, Talk talk, String agent) {

    Opening(Interaction.Customer customer, Interaction.Links links, Talk talk) {
        this(customer, links, talk, null);
    }
}
