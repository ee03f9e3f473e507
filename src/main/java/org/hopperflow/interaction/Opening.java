package org.hopperflow.interaction;

/** What an agents' conversation begins with. */
record Opening(Interaction.Customer customer, Interaction.Links links, Interaction.Talk talk) {
}
